package chat.server.log.file;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Copies pages from the write-ahead log into the database, so that the write-ahead log can restart
 * at its beginning. The thread of its connection.
 */
public final class Checkpointer {
  private static final int LARGE_WAL_PAGES = 8_192;
  private static final int MAX_HUB_WAIT_MILLIS = 100;

  private final Connection connection;

  /** Checkpoints of the database of a connection. */
  public Checkpointer(Connection connection) {
    this.connection = connection;
  }

  /**
   * Runs a passive checkpoint, which blocks nobody. While the hub writes without a pause, new pages
   * keep a passive one from finishing, and the file grows. Once it is large, a second kind of
   * checkpoint makes the hub wait for the few pages that are left.
   */
  public void run() throws SQLException {
    if (checkpoint("PASSIVE").pages() > LARGE_WAL_PAGES) {
      checkpoint("PASSIVE");
      checkpointWhileOthersWait("RESTART", MAX_HUB_WAIT_MILLIS);
    }
  }

  /**
   * Runs a checkpoint that also empties the write-ahead log, for which the hub may wait.
   *
   * @return false if another connection still uses it
   */
  public boolean empty() throws SQLException {
    return empty(MAX_HUB_WAIT_MILLIS);
  }

  /**
   * Empties the write-ahead log.
   *
   * @param maxWaitMillis how long it waits for the statements of other connections
   * @return false if another connection still uses it
   */
  boolean empty(int maxWaitMillis) throws SQLException {
    return !checkpointWhileOthersWait("TRUNCATE", maxWaitMillis).wasBusy();
  }

  /** What a checkpoint found: how many pages the write-ahead log has, copied or not. */
  private record Outcome(boolean wasBusy, int pages) {}

  private Outcome checkpointWhileOthersWait(String mode, int maxWaitMillis) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = " + maxWaitMillis);
      try {
        return checkpoint(mode);
      } finally {
        statement.execute("PRAGMA busy_timeout = " + Database.BUSY_MILLIS);
      }
    }
  }

  private Outcome checkpoint(String mode) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(" + mode + ")")) {
      // Without a row, SQLite has run none.
      return result.next()
          ? new Outcome(result.getInt(1) != 0, result.getInt(2))
          : new Outcome(true, 0);
    }
  }
}
