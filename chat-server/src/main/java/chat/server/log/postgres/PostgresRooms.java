package chat.server.log.postgres;

import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.StoredRoom;
import chat.server.log.file.Sql;
import chat.server.log.schema.RoomRows;
import chat.server.time.TimeSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the database stores of rooms besides their messages, one row each; see {@link RoomRows}. The
 * hub's thread alone changes whether a room stores messages, so what it remembers of that is true.
 */
final class PostgresRooms {
  /** Selects the last number of the log of a row {@code rooms}, which may be deleted. */
  static final String NEWEST =
      "greatest((SELECT m.seq FROM messages m WHERE m.room = rooms.room ORDER BY m.seq DESC LIMIT 1),"
          + " rooms.first_held - 1)";

  private static final String READ = "read rooms";
  private static final String CHANGE = "change rooms";

  private final Reign reign;
  private final TimeSource time;
  private final KnownEnds ends;

  PostgresRooms(Reign reign, TimeSource time, KnownEnds ends) {
    this.reign = reign;
    this.time = time;
    this.ends = ends;
  }

  /**
   * Forgets that rooms without messages were open: nobody is in them after a claim. Private ones
   * stay, whose keys are below the others: their row hides them from queries by name.
   */
  void closeAll() throws LogException {
    reign.write(
        CHANGE,
        connection -> {
          Sql sql = new Sql(connection);
          sql.update("DELETE FROM rooms WHERE state = 1 AND first_held = 1 AND key >= '#'");
          return sql.update(
              "UPDATE rooms SET state = 0, topic = '', pruned = ? WHERE state = 1 AND key >= '#'",
              time.epochMillis());
        });
  }

  /** Returns a room with messages from a row of its name, its topic and its last number. */
  static StoredRoom read(ResultSet row) throws SQLException {
    return new StoredRoom(
        new LogName(row.getString(1)), Text.of(row.getString(2)), row.getLong(3), true);
  }

  /** Returns the room with messages that has this name in any spelling. */
  Optional<StoredRoom> find(RoomName room) throws LogException {
    return reign.read(READ, connection -> find(new Sql(connection), room));
  }

  private static Optional<StoredRoom> find(Sql sql, RoomName room) throws SQLException {
    return sql
        .rows(
            PostgresRooms::read,
            "SELECT room, topic, "
                + NEWEST
                + " FROM rooms WHERE key = ? AND state = 2 ORDER BY room DESC LIMIT 1",
            room.key())
        .stream()
        .findFirst();
  }

  /**
   * Returns the room of a name, with a log of that name if it is new; then it continues the numbers
   * of a deleted one.
   */
  StoredRoom open(LogName ifNew) throws LogException {
    RoomName name = ifNew.room();
    Found found =
        reign.read(
            READ,
            connection -> {
              Sql sql = new Sql(connection);
              return new Found(
                  find(sql, name),
                  sql.number("SELECT max(first_held) - 1 FROM rooms WHERE key = ?", name.key()));
            });
    if (found.room().isPresent()) {
      return found.room().get();
    }
    if (found.last() > 0) {
      ends.forget(ifNew);
      reign.write(
          CHANGE, connection -> reopen(new Sql(connection), ifNew, name.key(), found.last() + 1));
    }
    return new StoredRoom(ifNew, Text.EMPTY, found.last(), false);
  }

  /** What a name has: a room with messages, or the last number of a deleted one. */
  private record Found(Optional<StoredRoom> room, long last) {}

  private static int reopen(Sql sql, LogName room, String key, long next) throws SQLException {
    return sql.update(
        """
        INSERT INTO rooms (room, key, first_held, state) VALUES (?, ?, ?, 1)
        ON CONFLICT (room) DO UPDATE SET topic = '', state = 1,
          first_held = greatest(rooms.first_held, excluded.first_held)""",
        room.key(),
        key,
        next);
  }

  /** Returns a room, private or not. */
  StoredRoom byLog(LogName room) throws LogException {
    return reign.read(
        READ,
        connection ->
            new Sql(connection)
                .rows(
                    row ->
                        new StoredRoom(
                            room,
                            row.getString(1) == null ? Text.EMPTY : Text.of(row.getString(1)),
                            row.getLong(3),
                            row.getBoolean(2)),
                    """
                    SELECT rooms.topic, rooms.state = 2, greatest(
                        (SELECT m.seq FROM messages m WHERE m.room = name.room
                          ORDER BY m.seq DESC LIMIT 1),
                        rooms.first_held - 1, 0)
                    FROM (SELECT ?::text AS room) name LEFT JOIN rooms ON rooms.room = name.room""",
                    room.key())
                .get(0));
  }

  /** Counts the rooms that have messages, up to a number. */
  int count(int atMost) throws LogException {
    // Rooms have a maker, inboxes have none.
    return count(
        """
        SELECT count(*) FROM (
          SELECT 1 FROM rooms WHERE state = 2 AND maker > 0 LIMIT ?) counted""",
        atMost);
  }

  /** Counts the rooms that have messages, of which an author wrote the first one. */
  int countOf(String author) throws LogException {
    return count(
        """
        SELECT count(*) FROM rooms WHERE state = 2
          AND maker = (SELECT number FROM clients WHERE digest = ?)""",
        author);
  }

  private int count(String query, Object value) throws LogException {
    return reign.read(READ, connection -> (int) new Sql(connection).number(query, value));
  }

  /**
   * Deletes the messages and topics of rooms. Readers see none from now on; the pruner removes the
   * messages. The last numbers stay.
   */
  void delete(List<LogName> rooms) throws LogException {
    rooms.forEach(ends::forget);
    reign.write(
        CHANGE,
        connection -> {
          Sql sql = new Sql(connection);
          for (LogName room : rooms) {
            delete(sql, room);
          }
          return rooms.size();
        });
  }

  private void delete(Sql sql, LogName room) throws SQLException {
    OptionalLong last =
        sql
            .rows(
                row -> row.getLong(1), "SELECT " + PostgresWriter.LAST_SEQ, room.key(), room.key())
            .stream()
            .mapToLong(Long::longValue)
            .filter(number -> number > 0)
            .findFirst();
    if (last.isEmpty()) {
      sql.update("DELETE FROM rooms WHERE room = ?", room.key());
      return;
    }
    sql.update(
        """
        INSERT INTO rooms (room, key, first_held, leftover, pruned) VALUES (?, ?, ?, 1, ?)
        ON CONFLICT (room) DO UPDATE SET topic = '', state = 0, leftover = 1,
          first_held = greatest(rooms.first_held, excluded.first_held), pruned = excluded.pruned""",
        room.key(),
        room.room().key(),
        last.getAsLong() + 1,
        time.epochMillis());
  }

  /**
   * Lets logs of which the pruner has deleted the last message count as without messages: a room as
   * open, until the hub deletes it, and an inbox as deleted.
   */
  void settle(List<String> emptied) throws LogException {
    emptied.forEach(log -> ends.forget(new LogName(log)));
    reign.write(
        CHANGE,
        connection ->
            new Sql(connection)
                .update(
                    """
                    UPDATE rooms SET state = CASE WHEN room < '$' THEN 1 ELSE 0 END
                    WHERE room = ANY (?) AND state = 2 AND NOT EXISTS (
                      SELECT 1 FROM messages m
                      WHERE m.room = rooms.room AND m.seq >= rooms.first_held)""",
                    (Object) emptied.toArray(String[]::new)));
  }

  /**
   * Returns the next public rooms that were opened and store no message, in the order of their
   * logs.
   */
  List<LogName> empty(String after, int count) throws LogException {
    return reign.read(
        READ,
        connection ->
            new Sql(connection)
                .rows(
                    row -> new LogName(row.getString(1)),
                    """
                    SELECT room FROM rooms
                    WHERE state = 1 AND room > ? AND key >= '#' ORDER BY room LIMIT ?""",
                    after,
                    count));
  }
}
