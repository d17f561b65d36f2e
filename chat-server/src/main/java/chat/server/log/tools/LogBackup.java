package chat.server.log.tools;

import chat.server.log.LogException;
import chat.server.log.file.Database;
import chat.server.log.file.DiskFull;
import chat.server.log.file.Sql;
import chat.server.log.schema.LastCommit;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.core.DB;

/**
 * Copies the database of a log by SQLite's online backup, while a server may write to it. One
 * thread.
 *
 * <p>The backup begins again whenever another process writes, unless the source is within a read
 * transaction: then every step copies from the same state. Commits don't wait for a reader, but the
 * write-ahead log can't start over until the last step.
 */
public final class LogBackup {
  private static final int PAGES_PER_STEP = 128;
  private static final int BUSY_MILLIS = 100;
  private static final int BUSY_TIMES = 100;
  private static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long WAIT_STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final StoredLog log;
  private final Work work;

  /** A backup of a log. */
  public LogBackup(StoredLog log, Work work) {
    this.log = log;
    this.work = work;
  }

  /**
   * What was copied.
   *
   * @param lastCommit the number of the last commit in the copy
   * @param unwiped how many deletions and edits there are of which the files may still have the
   *     text
   */
  public record Copied(long bytes, long lastCommit, long unwiped) {}

  /**
   * Copies the log into an empty file, checks the copy, and gives it another log id: clients that
   * know more than the copy has would take its next messages for ones that they have read.
   *
   * @param folder where a person has asked for it
   */
  public Copied copyTo(Path file, Path folder) throws LogException {
    long lastCommit;
    long unwiped;
    try {
      unwiped = awaitWiped();
      Connection connection = log.connection();
      connection.setAutoCommit(false);
      try {
        lastCommit = LastCommit.read(log.sql());
        work.begin("copying pages", log.sql().number("PRAGMA page_count"));
        copy(connection.unwrap(SQLiteConnection.class).getDatabase(), file);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      finish(file);
    } catch (SQLException e) {
      throw failure(folder, e);
    }
    return new Copied(file.toFile().length(), lastCommit, unwiped);
  }

  /**
   * Waits a little until a server has overwritten what was deleted; returns how much it has not.
   */
  private long awaitWiped() throws SQLException {
    long end = System.nanoTime() + MAX_WAIT_NANOS;
    long unwiped = unwiped();
    if (unwiped > 0) {
      work.begin("waiting until deleted texts are overwritten", 0);
    }
    while (unwiped > 0 && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(WAIT_STEP_NANOS);
      unwiped = unwiped();
    }
    return unwiped;
  }

  private long unwiped() throws SQLException {
    return log.sql().number("SELECT count(*) FROM rewrites WHERE wipe = 1 AND wiped = 0");
  }

  private void copy(DB source, Path file) throws SQLException {
    int result =
        source.backup(
            "main",
            file.toAbsolutePath().toString(),
            new Pace(work)::copied,
            BUSY_MILLIS,
            BUSY_TIMES,
            PAGES_PER_STEP);
    if (result != SQLiteErrorCode.SQLITE_OK.code) {
      throw DB.newSQLException(result, "the copy failed");
    }
  }

  /**
   * Pauses between steps for as long as a step takes, which leaves half of the disk to a server.
   */
  private static final class Pace {
    private static final long MAX_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Work work;
    private long resumedNanos = System.nanoTime();

    Pace(Work work) {
      this.work = work;
    }

    void copied(int remaining, int pages) {
      work.done(pages - remaining);
      long took = System.nanoTime() - resumedNanos;
      if (remaining > 0) {
        LockSupport.parkNanos(Math.min(took, MAX_PAUSE_NANOS));
      }
      resumedNanos = System.nanoTime();
    }
  }

  private void finish(Path file) throws SQLException, LogException {
    work.begin("checking the copy", 0);
    try (Connection copy = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = copy.createStatement()) {
      // One file, which can be moved and read without others beside it.
      statement.execute("PRAGMA journal_mode = DELETE");
      requireIntact(statement);
      new Sql(copy)
          .update("UPDATE about SET value = ? WHERE name = 'log_id'", UUID.randomUUID().toString());
    }
  }

  private void requireIntact(Statement statement) throws SQLException, LogException {
    try (ResultSet result = statement.executeQuery("PRAGMA quick_check(1)")) {
      String verdict = result.next() ? result.getString(1) : "nothing to check";
      if (!verdict.equals("ok")) {
        throw damaged(verdict.replaceAll("\\s+", " "));
      }
    }
  }

  private LogException damaged(String how) {
    return new LogException(
        "%s is damaged (%s), so no copy of it was made. Restore an earlier backup; chat-server check says what is damaged"
            .formatted(log.file(), how));
  }

  private LogException failure(Path folder, SQLException e) {
    return Database.isDamage(e)
        ? damaged(e.getMessage())
        : new LogException(
            "can't copy %s to %s: %s".formatted(log.file(), folder, DiskFull.reasonInUse(e)), e);
  }
}
