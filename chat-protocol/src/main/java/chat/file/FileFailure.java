package chat.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Puts into words why a file could not be read or written. Any thread. */
public final class FileFailure {
  private FileFailure() {}

  /**
   * Returns the reason as a clause for people. The messages of the usual exceptions contain nothing
   * but the file's name.
   */
  public static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException failure) {
      return isInFolder(failure.getFile()) ? "there is no such file" : "its folder does not exist";
    }
    if (e instanceof FileAlreadyExistsException failure) {
      return failure.getFile() + " is not a folder";
    }
    if (e instanceof FileSystemException failure && failure.getReason() != null) {
      return failure.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /** Returns whether the folder exists that a file would be in: then the file is missing. */
  private static boolean isInFolder(String file) {
    Path folder = Path.of(file).toAbsolutePath().getParent();
    return folder != null && Files.isDirectory(folder);
  }
}
