package chat.server.log.file;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Copies pages from the write-ahead log into the database, so that the write-ahead log can restart
 * at its beginning. The maintenance thread.
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
    if (checkpoint("PASSIVE") > LARGE_WAL_PAGES) {
      checkpoint("PASSIVE");
      checkpointWhileHubWaits("RESTART");
    }
  }

  /** Runs a checkpoint that also empties the write-ahead log, for which the hub may wait. */
  public void empty() throws SQLException {
    checkpointWhileHubWaits("TRUNCATE");
  }

  private void checkpointWhileHubWaits(String mode) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = " + MAX_HUB_WAIT_MILLIS);
      try {
        checkpoint(mode);
      } finally {
        statement.execute("PRAGMA busy_timeout = " + Database.BUSY_MILLIS);
      }
    }
  }

  /** Returns how many pages the write-ahead log has, copied or not. */
  private int checkpoint(String mode) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(" + mode + ")")) {
      return result.next() ? result.getInt(2) : 0;
    }
  }
}
