package chat.server.log.file;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Bounds the write-ahead log of a database that is written in many small transactions. The thread
 * of its connection.
 */
public final class WalBound {
  private static final int PAGE_BYTES = 8 * 1024;

  /** How long it waits for the statements of other connections that read the write-ahead log. */
  private static final int MAX_WAIT_MILLIS = 200;

  private final Checkpointer checkpointer;
  private final Path wal;
  private final long maxBytes;

  /**
   * The write-ahead log of a connection's database.
   *
   * @param maxBytes the size above which nothing may be written until it is truncated
   */
  public WalBound(Connection connection, Path database, long maxBytes) throws SQLException {
    this.checkpointer = new Checkpointer(connection);
    this.wal = WalFile.of(database);
    this.maxBytes = maxBytes;
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_autocheckpoint = " + maxBytes / 8 / PAGE_BYTES);
    }
  }

  /**
   * Truncates the write-ahead log if it is too large.
   *
   * @return false if it is too large and another connection still reads it
   */
  public boolean hasSpace() throws SQLException {
    return wal.toFile().length() <= maxBytes || truncate();
  }

  /** Truncates the write-ahead log if it has more than a small part of the allowed size. */
  public void truncateIfLarge() throws SQLException {
    if (wal.toFile().length() > maxBytes / 8) {
      truncate();
    }
  }

  private boolean truncate() throws SQLException {
    return checkpointer.empty(MAX_WAIT_MILLIS);
  }
}
