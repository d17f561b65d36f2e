package chat.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes what a folder says of its files to the disk. Any thread. */
public final class Folders {
  private Folders() {}

  /** Returns once the names of the files in a folder are on the disk. */
  public static void force(Path folder) throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      // Windows opens no folders.
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }
}
