package chat.server.log.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Queries which messages and guests may be deleted. The maintenance thread. */
final class PrunableMessages {
  private static final Duration GUEST_IDLE = Duration.ofDays(30);

  private final Sql sql;
  private final Retention retention;

  PrunableMessages(Sql sql, Retention retention) {
    this.sql = sql;
    this.retention = retention;
  }

  /** Returns the names of the rooms and inboxes that have messages. */
  List<String> logs() throws SQLException {
    List<String> logs = new ArrayList<>();
    // Skips from the first row of each log to the next log's.
    try (PreparedStatement statement =
            sql.prepare(
                """
                WITH RECURSIVE found (room) AS (
                  SELECT min(room) FROM messages
                  UNION ALL
                  SELECT (SELECT min(room) FROM messages WHERE room > found.room)
                  FROM found WHERE room IS NOT NULL)
                SELECT room FROM found WHERE room IS NOT NULL""");
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        logs.add(result.getString(1));
      }
    }
    return logs;
  }

  /**
   * Returns the number below which messages may be deleted; 0 if none may.
   *
   * @param now in milliseconds since 1970; empty if messages have no known age
   */
  long firstRetained(String log, OptionalLong now) throws SQLException {
    // The messages of a deleted room are below its first number.
    long first = sql.number("SELECT first_held FROM rooms WHERE room = ?", log);
    if (retention.count() > 0) {
      long last = sql.number("SELECT max(seq) FROM messages WHERE room = ?", log);
      first = Math.max(first, last - retention.count() + 1);
    }
    if (!retention.age().isZero() && now.isPresent()) {
      long oldest = now.getAsLong() - retention.age().toMillis();
      // Times rise with numbers, so the first message that is young enough ends the search.
      first =
          Math.max(
              first,
              sql.number(
                  """
                  SELECT coalesce(
                    (SELECT seq FROM messages WHERE room = ?1 AND time >= ?2 ORDER BY seq LIMIT 1),
                    (SELECT max(seq) + 1 FROM messages WHERE room = ?1))""",
                  log,
                  oldest));
    }
    return first;
  }

  /** Returns the time before which a guest must have written last to count as idle. */
  static long idleSince(long now) {
    return now - GUEST_IDLE.toMillis();
  }

  /**
   * Returns whether nobody wrote into an inbox since a time, and its owner wrote nowhere. The owner
   * may still be connected and read, so the inbox's numbers continue.
   */
  boolean isIdleInbox(String log, long since) throws SQLException {
    if (!log.startsWith("@")) {
      return false;
    }
    long newest =
        sql.number("SELECT time FROM messages WHERE room = ? ORDER BY seq DESC LIMIT 1", log);
    long seen = sql.number("SELECT seen FROM clients WHERE digest = ?", log.substring(1));
    return Math.max(newest, seen) < since;
  }

  /** Returns the time of the oldest stored message, at most {@code limit}. */
  long oldestTime(long limit) throws SQLException {
    long oldest = limit;
    for (String log : logs()) {
      long first = sql.number("SELECT time FROM messages WHERE room = ? ORDER BY seq LIMIT 1", log);
      oldest = Math.min(oldest, first);
    }
    return oldest;
  }
}
