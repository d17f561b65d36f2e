package chat.server.log.sqlite;

import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.server.log.LogName;
import chat.server.log.LogPosition;
import chat.server.log.RoomLog;
import chat.server.log.StoredRoom;
import chat.server.log.file.Sql;
import chat.server.log.schema.RoomRows;
import chat.server.time.TimeSource;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the database stores of rooms besides their messages, one row each; see {@link RoomRows}. The
 * hub's thread.
 */
final class RoomTable {
  /**
   * The number of the last message of log {@code ?1}, which may be deleted; 0 if there was none.
   */
  static final String LAST_SEQ =
      """
      max(
        coalesce((SELECT max(seq) FROM messages WHERE room = ?1), 0),
        coalesce((SELECT first_held - 1 FROM rooms WHERE room = ?1), 0))""";

  /** What a client continues: the digest of its id is the second parameter, its inbox the first. */
  static final String SELECT_ENDS =
      "SELECT coalesce((SELECT last_id FROM clients WHERE digest = ?2), 0), " + LAST_SEQ;

  private final Sql sql;
  private final TimeSource time;

  RoomTable(Sql sql, TimeSource time) {
    this.sql = sql;
    this.time = time;
  }

  /**
   * Forgets that rooms without messages were open: nobody is in them after a start. Private ones
   * stay, whose keys are below the others: their row hides them from queries by name.
   */
  void closeAll() throws SQLException {
    sql.update("DELETE FROM rooms WHERE state = 1 AND first_held = 1 AND key >= '#'");
    // A number each: the search index reads them page by page, from the last number of a page on.
    sql.update(
        "UPDATE rooms SET state = 0, topic = '', pruned = numbered.at FROM (SELECT room, "
            + RoomRows.NEXT_PRUNED
            + """
             - 1 + row_number() OVER (ORDER BY room) AS at
            FROM rooms WHERE state = 1 AND key >= '#') AS numbered
            WHERE numbered.room = rooms.room""",
        time.epochMillis());
  }

  void setTopic(LogName room, Text topic) throws SQLException {
    sql.update(
        """
        INSERT INTO rooms (room, key, topic, state) VALUES (?, ?, ?, 1)
        ON CONFLICT (room) DO UPDATE SET topic = excluded.topic, state = max(state, 1)""",
        room.key(),
        room.room().key(),
        topic.toString());
  }

  /** Returns the room with messages that has this name in any spelling. */
  Optional<StoredRoom> find(RoomName room) throws SQLException {
    try (PreparedStatement statement =
            sql.prepare(
                """
                SELECT room, topic, (SELECT max(seq) FROM messages m WHERE m.room = rooms.room)
                FROM rooms WHERE key = ? AND state = 2 ORDER BY room DESC LIMIT 1""",
                room.key());
        ResultSet result = statement.executeQuery()) {
      return result.next() ? Optional.of(read(result)) : Optional.empty();
    }
  }

  /** Returns a room with messages from a row of its name, its topic and its last number. */
  static StoredRoom read(ResultSet row) throws SQLException {
    return new StoredRoom(
        new LogName(row.getString(1)), Text.of(row.getString(2)), row.getLong(3), true);
  }

  /** Returns what a client continues, by a statement of {@link #SELECT_ENDS}. */
  static RoomLog.ClientEnds ends(PreparedStatement select, String author, LogName inbox)
      throws SQLException {
    select.setString(1, inbox.key());
    select.setString(2, author);
    try (ResultSet result = select.executeQuery()) {
      result.next();
      return new RoomLog.ClientEnds(result.getLong(1), result.getLong(2));
    }
  }

  /**
   * Returns the room of a name, with a log of that name if it is new; then it continues the numbers
   * of a deleted one.
   */
  StoredRoom open(LogName ifNew) throws SQLException {
    RoomName name = ifNew.room();
    Optional<StoredRoom> stored = find(name);
    if (stored.isPresent()) {
      return stored.get();
    }
    long last = sql.number("SELECT max(first_held) - 1 FROM rooms WHERE key = ?", name.key());
    if (last > 0) {
      sql.update(
          """
          INSERT INTO rooms (room, key, first_held, state) VALUES (?, ?, ?, 1)
          ON CONFLICT (room) DO UPDATE
            SET topic = '', first_held = max(first_held, excluded.first_held), state = 1""",
          ifNew.key(),
          name.key(),
          last + 1);
    }
    return new StoredRoom(ifNew, Text.EMPTY, last, false);
  }

  /** Returns a room, private or not. */
  StoredRoom byLog(LogName room) throws SQLException {
    try (PreparedStatement statement =
            sql.prepare(
                "SELECT topic, state = 2, "
                    + LAST_SEQ
                    + " FROM (SELECT 1) LEFT JOIN rooms ON rooms.room = ?1",
                room.key());
        ResultSet result = statement.executeQuery()) {
      result.next();
      String topic = result.getString(1);
      return new StoredRoom(
          room,
          topic == null ? Text.EMPTY : Text.of(topic),
          result.getLong(3),
          result.getBoolean(2));
    }
  }

  /** Returns whether the files may still have texts that were deleted. */
  boolean isErasing() throws SQLException {
    return sql.number(
            """
            SELECT EXISTS (SELECT 1 FROM rewrites WHERE wipe = 1)
              OR EXISTS (SELECT 1 FROM rooms WHERE leftover = 1)""")
        > 0;
  }

  /** Returns whether the log has what has this number, and has not deleted it. */
  boolean holds(LogPosition position) throws SQLException {
    return sql.number(
            """
            SELECT EXISTS (SELECT 1 FROM messages WHERE room = ?1 AND seq = ?2
              AND seq >= coalesce((SELECT first_held FROM rooms WHERE room = ?1), 1))""",
            position.log().key(),
            position.seq())
        > 0;
  }

  /** Counts the rooms that have messages, up to a number. */
  int count(int atMost) throws SQLException {
    // Rooms have a maker, inboxes have none. The index of makers has no deleted rooms.
    return (int)
        sql.number(
            """
            SELECT count(*) FROM (
              SELECT 1 FROM rooms INDEXED BY rooms_by_maker
              WHERE state = 2 AND maker > 0 LIMIT ?)""",
            atMost);
  }

  /** Counts the rooms that have messages, of which an author wrote the first one. */
  int countOf(String author) throws SQLException {
    return (int)
        sql.number(
            """
            SELECT count(*) FROM rooms WHERE state = 2
              AND maker = (SELECT number FROM clients WHERE digest = ?)""",
            author);
  }

  /**
   * Deletes the messages and topics of rooms. Readers see none from now on; the pruner removes the
   * messages. The last numbers stay. Returns how many rooms these are.
   */
  int delete(List<LogName> rooms) throws SQLException {
    // A transaction that starts with a read fails instead of waiting, if the pruner has written.
    List<Long> lasts = new ArrayList<>();
    for (LogName room : rooms) {
      lasts.add(sql.number("SELECT " + LAST_SEQ, room.key()));
    }
    sql.inTransaction(
        () -> {
          for (int i = 0; i < rooms.size(); i++) {
            delete(rooms.get(i), lasts.get(i));
          }
        });
    return rooms.size();
  }

  private void delete(LogName room, long last) throws SQLException {
    if (last == 0) {
      sql.update("DELETE FROM rooms WHERE room = ?", room.key());
      return;
    }
    sql.update(
        "INSERT INTO rooms (room, key, first_held, leftover, pruned) VALUES (?, ?, ?, 1, "
            + RoomRows.NEXT_PRUNED
            + """
            )
            ON CONFLICT (room) DO UPDATE SET topic = '', state = 0, leftover = 1,
              first_held = max(first_held, excluded.first_held), pruned = excluded.pruned""",
        room.key(),
        room.room().key(),
        last + 1,
        time.epochMillis());
  }

  /**
   * Returns the next public rooms that were opened and store no message, in the order of their
   * logs.
   */
  List<LogName> empty(String after, int count) throws SQLException {
    List<LogName> names = new ArrayList<>();
    try (PreparedStatement statement =
            sql.prepare(
                """
                SELECT room FROM rooms
                WHERE state = 1 AND room > ? AND key >= '#' ORDER BY room LIMIT ?""",
                after,
                count);
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        names.add(new LogName(result.getString(1)));
      }
    }
    return names;
  }
}
