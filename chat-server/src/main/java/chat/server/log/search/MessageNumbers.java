package chat.server.log.search;

import chat.protocol.SearchFilter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Numbers the messages of the index in order of time, so that the newest are found first and a
 * range of time is a range of numbers. The search thread.
 *
 * <p>A number is a time in milliseconds, shifted to leave space for the messages of one
 * millisecond. Within a room numbers rise even if the clock was set back. The table stores the
 * longest such setback, by which a range is extended.
 */
final class MessageNumbers implements AutoCloseable {
  private static final int SHIFT = 20;
  private static final long MAX_MILLIS = 1L << 42;

  /** The numbers that the messages of a range of time may have, both included. */
  record Range(long first, long last) {}

  private final Connection connection;
  private final PreparedStatement highest;
  private long last;
  private long setbackMillis;

  /**
   * Numbers for messages of one room.
   *
   * @param last the number of the room's last message
   */
  MessageNumbers(Connection connection, long last) throws SQLException {
    this.connection = connection;
    this.last = last;
    this.highest =
        connection.prepareStatement(
            "SELECT max(number) FROM places WHERE number >= ? AND number < ?");
  }

  /** Returns the number of the room's next message. */
  long next(long epochMillis) throws SQLException {
    long millis = clamp(epochMillis);
    last = free(Math.max(last + 1, millis << SHIFT));
    setbackMillis = Math.max(setbackMillis, (last >> SHIFT) - millis);
    return last;
  }

  /** Returns the last number given. */
  long last() {
    return last;
  }

  /** Returns a number that no message of any room has. */
  private long free(long from) throws SQLException {
    long number = from;
    while (true) {
      long end = ((number >> SHIFT) + 1) << SHIFT;
      highest.setLong(1, number);
      highest.setLong(2, end);
      try (ResultSet result = highest.executeQuery()) {
        long taken = result.next() ? result.getLong(1) : 0;
        if (result.wasNull()) {
          return number;
        }
        number = taken + 1;
      }
      if (number < end) {
        return number;
      }
    }
  }

  /** Stores by how much a number is later than the time of its message, at most. */
  void storeSetback() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("UPDATE about SET setback = max(setback, ?)")) {
      statement.setLong(1, setbackMillis);
      statement.executeUpdate();
    }
  }

  /** Returns the numbers that the messages of a filter's time may have. */
  static Range range(Connection connection, SearchFilter filter) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT setback FROM about")) {
      long setback = result.next() ? result.getLong(1) : 0;
      long from = clamp(filter.after().orElse(0));
      long to = clamp(filter.before().orElse(MAX_MILLIS)) + setback;
      return new Range(from << SHIFT, filter.before().isEmpty() ? Long.MAX_VALUE : end(to));
    }
  }

  private static long end(long millis) {
    return millis >= MAX_MILLIS ? Long.MAX_VALUE : (millis + 1) << SHIFT;
  }

  private static long clamp(long epochMillis) {
    return Math.max(0, Math.min(epochMillis, MAX_MILLIS));
  }

  @Override
  public void close() throws SQLException {
    highest.close();
  }
}
