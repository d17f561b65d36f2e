package chat.client.screen.jline;

import chat.file.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.reader.LineReader;
import org.jline.reader.impl.history.DefaultHistory;

/**
 * The lines that were entered, stored in a file that only its owner can read. Where the file cannot
 * be read or written, the lines of this run are still there. The keyboard thread's.
 */
final class InputHistory extends DefaultHistory {
  private static final long serialVersionUID = 1L;

  // JLine would log a failure to standard error, into the line being typed.
  private static final Logger JLINES = Logger.getLogger("org.jline");

  private final transient Path file;
  private final transient Consumer<String> person;
  private boolean isKept = true;

  /**
   * A history in a file that need not exist.
   *
   * @param person takes one sentence if the file cannot be used
   */
  InputHistory(Path file, Consumer<String> person) {
    this.file = file;
    this.person = person;
    JLINES.setLevel(Level.OFF);
  }

  @Override
  public void attach(LineReader reader) {
    // Saved here: JLine would print a stack trace if that fails.
    reader.unsetOpt(LineReader.Option.HISTORY_INCREMENTAL);
    try {
      makeFolder();
      reader.setVariable(LineReader.HISTORY_FILE, file);
      super.attach(reader);
    } catch (IOException | RuntimeException e) {
      // It may be another program's file: it is not written to.
      cannotKeep(e);
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
      cannotKeep(e);
    }
  }

  private void cannotKeep(Exception why) {
    if (isKept) {
      isKept = false;
      person.accept(
          "what you type is not kept for the next time: can't use %s (%s)"
              .formatted(file, why.getMessage()));
    }
  }

  private void makeFolder() throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      OwnerOnlyFiles.createFolder(folder);
    }
  }
}
