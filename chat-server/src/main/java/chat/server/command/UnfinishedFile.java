package chat.server.command;

import chat.file.Folders;
import chat.file.OwnerOnlyFiles;
import chat.server.log.LogException;
import chat.server.log.file.DiskFull;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A file that is in a folder of its own until it is complete, and that only its owner can read. The
 * main thread; on a signal, a thread of the JVM deletes the folder, while the main thread may still
 * write: in a folder that is gone, SQLite can't create the file again, or others beside it.
 */
final class UnfinishedFile implements AutoCloseable {
  /** What SQLite adds to the name of a database for the files beside it. */
  private static final List<String> SUFFIXES = List.of("", "-journal", "-wal", "-shm");

  /** More often than SQLite creates a file while the folder is being deleted. */
  private static final int TRIES = 100;

  private final Path target;
  private final boolean mayReplace;
  private final Path folder;
  private final Path path;
  private final Thread onSignal = new Thread(this::abandon, "delete-unfinished");
  private final ReentrantLock lock = new ReentrantLock();
  // Guarded by lock: whether it has its name, or is deleted.
  private boolean isDone;

  private UnfinishedFile(Path target, boolean mayReplace) {
    this.target = target;
    this.mayReplace = mayReplace;
    // Beside the target, because only a file on the same disk can be renamed to it.
    this.folder =
        target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".unfinished");
    this.path = folder.resolve(target.getFileName());
  }

  private void create() throws IOException {
    lock.lock();
    try {
      // Before there is something to delete.
      Runtime.getRuntime().addShutdownHook(onSignal);
      Files.createDirectory(folder);
      OwnerOnlyFiles.restrict(folder);
      OwnerOnlyFiles.createFile(path);
    } catch (IOException e) {
      abandon();
      throw e;
    } catch (IllegalStateException e) {
      throw new InterruptedIOException("interrupted");
    } finally {
      lock.unlock();
    }
  }

  /**
   * Creates an empty file beside its target.
   *
   * @param mayReplace whether the target may exist
   * @param data the folder of the messages, which the target must not be in
   * @throws LogException if the target can't be written
   */
  static UnfinishedFile of(Path target, boolean mayReplace, Path data) throws LogException {
    if (Files.isDirectory(target) || target.getFileName() == null) {
      throw new LogException("%s is a folder: name a file".formatted(target));
    }
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      if (!mayReplace) {
        throw exists(target);
      }
      if (!Files.isRegularFile(target)) {
        throw new LogException("%s is not a file: name one".formatted(target));
      }
    }
    requireElsewhere(target, data);
    UnfinishedFile file = new UnfinishedFile(target, mayReplace);
    try {
      file.create();
      return file;
    } catch (IOException e) {
      throw failure(target, e);
    }
  }

  /** A file in the server's folder could replace one of the server, and is lost with it. */
  private static void requireElsewhere(Path target, Path data) throws LogException {
    Path folder = target.toAbsolutePath().getParent();
    try {
      if (Files.exists(folder) && Files.isSameFile(folder, data)) {
        throw new LogException(
            "%s is in the folder of the messages: name a file in another one".formatted(target));
      }
    } catch (IOException e) {
      throw failure(target, e);
    }
  }

  private static LogException exists(Path target) {
    return new LogException(
        "%s exists: name another file, or replace it with --force".formatted(target));
  }

  /** Returns the exception that tells a person why a file could not be written. */
  static LogException failure(Path target, IOException e) {
    return new LogException(
        "can't write %s: %s. %s"
            .formatted(
                target, DiskFull.reason(e), DiskFull.remedy(e, "Name a file that you can write")),
        e);
  }

  /** Returns where the file is until it is complete. */
  Path path() {
    return path;
  }

  /** Gives the file its name; its content is on the disk by then. */
  void complete() throws LogException {
    lock.lock();
    try {
      if (isDone) {
        throw new LogException("interrupted");
      }
      move();
      isDone = true;
      Files.deleteIfExists(folder);
      Folders.force(target.toAbsolutePath().getParent());
    } catch (FileAlreadyExistsException e) {
      throw exists(target);
    } catch (IOException e) {
      throw failure(target, e);
    } finally {
      lock.unlock();
    }
  }

  private void move() throws IOException {
    if (mayReplace) {
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    } else {
      Files.move(path, target);
    }
  }

  private void abandon() {
    lock.lock();
    try {
      if (!isDone) {
        isDone = true;
        deleteFolder();
      }
    } catch (IOException e) {
      System.err.println("chat-server: can't delete " + folder + ": " + DiskFull.reason(e));
    } finally {
      lock.unlock();
    }
  }

  private void deleteFolder() throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        for (String suffix : SUFFIXES) {
          Files.deleteIfExists(Path.of(path + suffix));
        }
        Files.deleteIfExists(folder);
        return;
      } catch (DirectoryNotEmptyException e) {
        if (tries == TRIES) {
          throw e;
        }
      }
    }
  }

  /** Deletes the file unless it is complete. */
  @Override
  public void close() {
    abandon();
    try {
      Runtime.getRuntime().removeShutdownHook(onSignal);
    } catch (IllegalStateException e) {
      // The process ends, and runs the hook.
    }
  }
}
