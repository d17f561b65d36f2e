package chat.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Creates files and folders that only their owner can read and write, where the file system has
 * POSIX permissions. Any thread.
 */
public final class OwnerOnlyFiles {
  private static final boolean HAS_PERMISSIONS =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private static final String FILE = "rw-------";
  private static final String FOLDER = "rwx------";

  private OwnerOnlyFiles() {}

  /** Creates an empty file. */
  public static void createFile(Path file) throws IOException {
    Files.createFile(file, attributes(FILE));
  }

  /** Creates a folder, and the folders above it with the usual permissions. */
  public static void createFolder(Path folder) throws IOException {
    Path above = folder.toAbsolutePath().getParent();
    try {
      Files.createDirectories(above);
      Files.createDirectory(folder, attributes(FOLDER));
    } catch (NoSuchFileException e) {
      // The lowest folder that exists is none that people can add to, like /proc.
      while (Files.notExists(above)) {
        above = above.getParent();
      }
      throw new FileSystemException(
          folder.toString(), null, "the system creates no folders in " + above);
    }
  }

  /** Creates the missing ones of a folder and the folders above it, all for the owner alone. */
  public static void createFolders(Path folder) throws IOException {
    Files.createDirectories(folder, attributes(FOLDER));
  }

  /** Takes the permissions on an existing file or folder away from all but its owner. */
  public static void restrict(Path path) throws IOException {
    if (HAS_PERMISSIONS) {
      String permissions = Files.isDirectory(path) ? FOLDER : FILE;
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }

  /** Gives a file the permissions of another. */
  public static void copyPermissions(Path from, Path to) throws IOException {
    if (HAS_PERMISSIONS) {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }
  }

  private static FileAttribute<?>[] attributes(String permissions) {
    return HAS_PERMISSIONS
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
