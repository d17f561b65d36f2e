package chat.server.log.sqlite;

import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.server.log.LogName;
import java.sql.SQLException;

/**
 * What the database stores of a room besides its messages: its topic, and the first number that is
 * not deleted. The hub's thread.
 */
final class RoomTable {
  private static final String LAST_SEQ =
      """
      SELECT max(
        coalesce((SELECT max(seq) FROM messages WHERE room = ?1), 0),
        coalesce((SELECT first_held - 1 FROM rooms WHERE room = ?1), 0))""";

  private final Sql sql;

  RoomTable(Sql sql) {
    this.sql = sql;
  }

  /** Forgets the topics of rooms without messages: nobody is in them after a start. */
  void deleteTopicsOfEmptyRooms() throws SQLException {
    sql.update(
        """
        UPDATE rooms SET topic = '' WHERE topic <> '' AND NOT EXISTS (
          SELECT 1 FROM messages m WHERE m.room = rooms.room AND m.seq >= rooms.first_held)""");
    sql.update("DELETE FROM rooms WHERE topic = '' AND first_held = 1");
  }

  void setTopic(RoomName room, Text topic) throws SQLException {
    sql.update(
        """
        INSERT INTO rooms (room, topic) VALUES (?, ?)
        ON CONFLICT (room) DO UPDATE SET topic = excluded.topic""",
        room.value(),
        topic.toString());
  }

  /** Returns whether a log has messages that are not deleted. */
  boolean hasMessages(LogName log) throws SQLException {
    return sql.number(
            """
            SELECT EXISTS (SELECT 1 FROM messages WHERE room = ?1 AND seq >= coalesce(
              (SELECT first_held FROM rooms WHERE room = ?1), 1))""",
            log.key())
        > 0;
  }

  /**
   * Deletes a room's messages and topic. Readers see none from now on; the pruner removes the rows.
   * The last number stays, also under the key of all spellings.
   */
  void delete(RoomName room) throws SQLException {
    long last = lastSeq(room.value());
    if (last == 0) {
      sql.update("DELETE FROM rooms WHERE room = ?", room.value());
    } else {
      sql.inTransaction(
          () -> {
            retainNumber(room.key(), last);
            retainNumber(room.value(), last);
          });
    }
  }

  /** Returns the last number of a room, which continues that of a deleted room of its name. */
  long open(RoomName room) throws SQLException {
    long own = lastSeq(room.value());
    long deleted = lastSeq(room.key());
    if (deleted > own) {
      retainNumber(room.value(), deleted);
    }
    return Math.max(own, deleted);
  }

  private long lastSeq(String log) throws SQLException {
    return sql.number(LAST_SEQ, log);
  }

  private void retainNumber(String log, long last) throws SQLException {
    sql.update(
        """
        INSERT INTO rooms (room, topic, first_held) VALUES (?, '', ?)
        ON CONFLICT (room) DO UPDATE
          SET topic = '', first_held = max(first_held, excluded.first_held)""",
        log,
        last + 1);
  }
}
