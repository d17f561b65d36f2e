package chat.server.log.pruning;

import chat.server.log.file.Sql;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Queries which messages and guests may be deleted. Each query costs what it finds, and not what
 * the database stores. The maintenance thread.
 */
final class PrunableMessages {
  static final String FIRST_NAME = "";
  private static final int LOGS_PER_PAGE = 500;
  static final String FIRST_OF_ACCOUNTS = "@=";
  private static final Duration GUEST_IDLE = Duration.ofDays(30);

  private final Sql sql;

  PrunableMessages(Sql sql) {
    this.sql = sql;
  }

  /** Returns some of the rooms that have messages below their first number. */
  List<String> deleted() throws SQLException {
    return names("SELECT room FROM rooms WHERE leftover = 1 LIMIT ?", LOGS_PER_PAGE);
  }

  /** A room or an inbox, and when its oldest message was written. */
  record Aged(String log, long oldest) {
    static final Aged FIRST = new Aged(FIRST_NAME, Long.MIN_VALUE);
  }

  /**
   * Returns the next rooms and inboxes whose oldest message is older than a time, the oldest first.
   *
   * @param after the last one that the caller has seen
   */
  List<Aged> olderThan(long epochMillis, Aged after) throws SQLException {
    List<Aged> logs = new ArrayList<>();
    try (PreparedStatement statement =
            sql.prepare(
                """
                SELECT room, oldest FROM rooms
                WHERE state = 2 AND oldest < ? AND (oldest, room) > (?, ?)
                ORDER BY oldest, room LIMIT ?""",
                epochMillis,
                after.oldest(),
                after.log(),
                LOGS_PER_PAGE);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        logs.add(new Aged(row.getString(1), row.getLong(2)));
      }
    }
    return logs;
  }

  /** Returns the next rooms and inboxes that have messages, in the order of their names. */
  List<String> after(String name) throws SQLException {
    return names(
        "SELECT room FROM rooms WHERE room > ? AND state = 2 ORDER BY room LIMIT ?",
        name,
        LOGS_PER_PAGE);
  }

  private List<String> names(String query, Object... values) throws SQLException {
    List<String> names = new ArrayList<>();
    try (PreparedStatement statement = sql.prepare(query, values);
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        names.add(result.getString(1));
      }
    }
    return names;
  }

  /** Returns the number below which a log has no messages any more. */
  long firstHeld(String log) throws SQLException {
    return sql.number("SELECT first_held FROM rooms WHERE room = ?", log);
  }

  /** Returns the number of the first message of a time or later, that of the next if none is. */
  long firstSince(String log, long epochMillis) throws SQLException {
    // The first message that is young enough ends the search. After a clock was set back, older
    // ones may follow it, which stay until it is old, too: no number is missing in between.
    return sql.number(
        """
        SELECT coalesce(
          (SELECT seq FROM messages WHERE room = ?1 AND time >= ?2
            AND seq >= (SELECT first_held FROM rooms WHERE room = ?1) ORDER BY seq LIMIT 1),
          (SELECT max(seq) + 1 FROM messages WHERE room = ?1))""",
        log,
        epochMillis);
  }

  /** Returns the number of the newest message of a log, 0 if it has none. */
  long last(String log) throws SQLException {
    return sql.number("SELECT max(seq) FROM messages WHERE room = ?", log);
  }

  /** Returns the time before which a guest must have written last to count as idle. */
  static long idleSince(long now) {
    return now - GUEST_IDLE.toMillis();
  }

  /**
   * Returns whether a guest's inbox got no message since a time, and its owner sent none. The owner
   * may still be connected and read, so the inbox's numbers continue. That of an account is never
   * idle: its owner can log in after any time.
   */
  boolean isIdleInbox(String log, long since) throws SQLException {
    if (log.startsWith(FIRST_OF_ACCOUNTS)) {
      return false;
    }
    long newest =
        sql.number("SELECT time FROM messages WHERE room = ? ORDER BY seq DESC LIMIT 1", log);
    long seen = sql.number("SELECT seen FROM clients WHERE digest = ?", log.substring(1));
    return Math.max(newest, seen) < since;
  }

  /** Returns the time of the oldest stored message, at most {@code limit}. */
  long oldestTime(long limit) throws SQLException {
    return sql.number(
        "SELECT min(?1, coalesce((SELECT min(oldest) FROM rooms WHERE state = 2), ?1))", limit);
  }
}
