package chat.server.log.file;

import chat.file.FileFailure;
import chat.server.log.LogException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Detects that another program damaged a database under the running server, and refuses all writes
 * from then on: they would be lost, and would destroy more. Started and closed by the threads that
 * start and stop the server; meanwhile, the hub's thread and the maintenance thread check.
 */
public final class DamageWatch implements AutoCloseable {
  private final DataFolder folder;
  private final File database;
  private final File wal;
  private final Path indexFile;
  private final ReentrantLock lock = new ReentrantLock();
  // Both guarded by lock: the most that the database had, and what a vacuum may leave of it.
  private long databaseBytes;
  private long vacuumedBytes = Long.MAX_VALUE;
  private final AtomicReference<String> damage = new AtomicReference<>("");
  private volatile Optional<WalIndex> index = Optional.empty();

  /** Watches a database in a folder, once {@link #start} was called. */
  public DamageWatch(DataFolder folder, Path database) {
    this.folder = folder;
    this.database = database.toFile();
    this.wal = WalFile.of(database).toFile();
    this.indexFile = Path.of(database + "-shm");
  }

  /** Starts to watch the files, which a connection must have opened. */
  public void start() throws LogException {
    try {
      index = Optional.of(new WalIndex(indexFile));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Returns whether damage was detected so far. */
  public boolean isDamaged() {
    return !damage.get().isEmpty();
  }

  /** Returns whether the files are those that the server opened, damaged or not. */
  public boolean isInPlace() {
    try {
      folder.requireInPlace();
      return true;
    } catch (LogException e) {
      // The next commit reports it.
      return false;
    }
  }

  /**
   * Looks whether a file was cut short. Cheap enough for each commit.
   *
   * @throws LogException if the database is damaged, or was moved away
   */
  public void check() throws LogException {
    if (!isDamaged() && cut().isPresent()) {
      // A file that is not there has no size, but it may come back.
      folder.requireInPlace();
      cut()
          .ifPresent(
              file ->
                  refuseFromNowOn(
                      "%s was cut short while the server used it. Restart the server; if it does not start, restore a backup"
                          .formatted(file)));
    }
    if (isDamaged()) {
      throw new LogException(damage.get());
    }
  }

  private Optional<File> cut() throws LogException {
    if (isDatabaseCut()) {
      return Optional.of(database);
    }
    try {
      boolean isWalCut = index.isPresent() && index.get().refersBeyond(wal::length);
      return isWalCut ? Optional.of(wal) : Optional.empty();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private boolean isDatabaseCut() {
    lock.lock();
    try {
      // A checkpoint enlarges the database, and makes it smaller only after a vacuum.
      long bytes = database.length();
      if (bytes < Math.min(databaseBytes, vacuumedBytes)) {
        return true;
      }
      databaseBytes = Math.max(databaseBytes, bytes);
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Expects that a checkpoint cuts the database, but not below a size. */
  void mayShrinkTo(long bytes) {
    lock.lock();
    try {
      vacuumedBytes = Math.min(vacuumedBytes, bytes);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Expects that no checkpoint cuts the database any more, unless one has yet to.
   *
   * @param bytes the size of its pages, whether they are in the file or in the write-ahead log
   */
  void hasShrunk(long bytes) {
    lock.lock();
    try {
      long now = database.length();
      boolean isComplete = now >= vacuumedBytes && now <= bytes;
      if (vacuumedBytes < Long.MAX_VALUE && isComplete) {
        databaseBytes = now;
        vacuumedBytes = Long.MAX_VALUE;
      }
    } finally {
      lock.unlock();
    }
  }

  private LogException unreadable(IOException e) {
    return new LogException("can't read %s: %s".formatted(indexFile, FileFailure.reason(e)), e);
  }

  /** Checks like {@link #check}, for code that expects failures of SQLite. */
  public void requireIntact() throws SQLException {
    try {
      check();
    } catch (LogException e) {
      // Without a code of SQLite: a file that was moved away is not damaged.
      throw new SQLException(e.getMessage(), e);
    }
  }

  /**
   * Returns the exception that tells a person why a statement failed; if because of damage, refuses
   * all writes from now on.
   *
   * @param verb what failed, like {@code write}
   */
  public LogException failure(Database failed, String verb, SQLException e) {
    try {
      check();
    } catch (LogException reason) {
      reason.addSuppressed(e);
      return reason;
    }
    if (e.getCause() instanceof LogException passing) {
      // requireIntact met it, and the same file is back by now.
      return passing;
    }
    LogException reason = failed.failure(verb, e);
    if (Database.isDamage(e)) {
      refuseFromNowOn(reason.getMessage());
    }
    return reason;
  }

  /** The first damage is the one that is reported: later ones follow from it. */
  private void refuseFromNowOn(String how) {
    damage.compareAndSet("", how);
  }

  @Override
  public void close() {
    try {
      if (index.isPresent()) {
        index.get().close();
      }
    } catch (IOException e) {
      throw new IllegalStateException("can't close " + indexFile, e);
    }
  }
}
