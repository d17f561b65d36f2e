package chat.client.ui.screen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.jline.reader.LineReader;
import org.jline.reader.impl.history.DefaultHistory;

/**
 * What was typed before, kept in a file that is its owner's alone. A file that can't be read or
 * written takes nothing but the memory away. The keyboard thread's.
 */
final class InputHistory extends DefaultHistory {
  private static final long serialVersionUID = 1L;

  private final transient Path file;

  InputHistory(Path file) {
    this.file = file;
  }

  @Override
  public void attach(LineReader reader) {
    // Saved here, for JLine would print a stack trace where that fails.
    reader.unsetOpt(LineReader.Option.HISTORY_INCREMENTAL);
    try {
      makeFolder();
      reader.setVariable(LineReader.HISTORY_FILE, file);
      super.attach(reader);
    } catch (IOException | RuntimeException e) {
      // Without what was typed before; and it is not written to, for it may be somebody's.
      reader.getVariables().remove(LineReader.HISTORY_FILE);
      super.attach(reader);
    }
  }

  @Override
  public void add(Instant time, String line) {
    super.add(time, line);
    try {
      save();
    } catch (IOException | RuntimeException e) {
      // It is known until the end of this run.
    }
  }

  private void makeFolder() throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      boolean hasPermissions =
          folder.getFileSystem().supportedFileAttributeViews().contains("posix");
      Files.createDirectories(folder.getParent());
      if (hasPermissions) {
        Files.createDirectory(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } else {
        Files.createDirectory(folder);
      }
    }
  }
}
