package chat.server.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that a server keeps its files in: readable by its owner alone, and used by one server
 * at a time.
 */
final class DataFolder implements AutoCloseable {
  private static final String LOCK = "lock";

  private final Path folder;
  private final FileChannel lockFile;

  private DataFolder(Path folder, FileChannel lockFile) {
    this.folder = folder;
    this.lockFile = lockFile;
  }

  /**
   * Makes the folder if there is none, and takes it for this server.
   *
   * @throws LogException if it can't be written, or another server has it
   */
  static DataFolder open(Path folder) throws LogException {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder.toAbsolutePath().getParent());
        Files.createDirectory(folder, ownerOnly("rwx------"));
      }
      if (isForMessagesAlone(folder)) {
        restrict(folder, "rwx------");
      }
      return new DataFolder(folder, lock(folder.resolve(LOCK)));
    } catch (IOException e) {
      throw new LogException(
          "can't keep messages in the folder %s (%s): make it writable, or give another one with --data"
              .formatted(folder, reason(e)),
          e);
    }
  }

  /** A folder with other things in it keeps its permissions: others may need those things. */
  private static boolean isForMessagesAlone(Path folder) throws IOException {
    try (Stream<Path> content = Files.list(folder)) {
      return Files.exists(folder.resolve(LOCK)) || content.findAny().isEmpty();
    }
  }

  private static FileChannel lock(Path file) throws IOException, LogException {
    createOwnerOnly(file);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // A server in this very process has it.
    }
    if (lock == null) {
      channel.close();
      throw new LogException(
          "another chat-server uses the folder %s: stop it, or give another folder with --data"
              .formatted(file.getParent()),
          null);
    }
    return channel;
  }

  /** A file in the folder, made empty and readable by its owner alone if there is none. */
  Path file(String name) throws LogException {
    Path file = folder.resolve(name);
    try {
      createOwnerOnly(file);
      return file;
    } catch (IOException e) {
      throw new LogException(
          "can't write %s (%s): make it writable, or give another folder with --data"
              .formatted(file, reason(e)),
          e);
    }
  }

  /** Takes a database away, with the files that SQLite has beside it. */
  void delete(String name) throws LogException {
    try {
      for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
        Files.deleteIfExists(folder.resolve(name + suffix));
      }
    } catch (IOException e) {
      throw new LogException("can't delete %s (%s)".formatted(folder.resolve(name), reason(e)), e);
    }
  }

  /** SQLite gives the files beside its database the same permissions as that. */
  private static void createOwnerOnly(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      Files.createFile(file, ownerOnly("rw-------"));
    }
    restrict(file, "rw-------");
    if (!Files.isWritable(file)) {
      throw new IOException("not writable");
    }
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    return hasPermissions()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static void restrict(Path path, String permissions) throws IOException {
    if (hasPermissions()) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }

  private static boolean hasPermissions() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }

  /** In words; the exceptions for the usual reasons have nothing but the name of the file. */
  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "there is a file of that name";
    }
    if (e instanceof FileSystemException failed && failed.getReason() != null) {
      return failed.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new IllegalStateException("a lock file that can't be closed", e);
    }
  }
}
