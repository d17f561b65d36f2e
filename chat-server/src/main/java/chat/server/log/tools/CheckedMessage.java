package chat.server.log.tools;

import chat.server.log.LogMessage.Shown;
import chat.server.log.schema.MessageKindColumn;
import chat.server.log.schema.NamedRooms;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A row of the table of messages, with what the other tables say of it at the same time.
 *
 * @param logName the log, for people: private rooms by its number
 * @param text null if the row has none
 * @param lastId the highest id of its author's messages; -1 if the author is not stored any more
 * @param firstHeld the lowest number that its room or inbox still stores
 * @param isInRoom whether its room or inbox counts as one that has messages
 * @param account its author's account; 0 for a guest
 * @param refersToEntry false if it should refer to a change of it, or to the message that it
 *     changes, and does not
 */
// Read once, and never compared.
@SuppressWarnings("ArrayRecordComponent")
record CheckedMessage(
    String log,
    String logName,
    long seq,
    long epochMillis,
    String nick,
    Shown shown,
    byte[] text,
    long author,
    long id,
    long lastId,
    long firstHeld,
    boolean isInRoom,
    long account,
    boolean refersToEntry) {
  /** Selects the next rows after a log and a number, up to a count. */
  static final String SELECT =
      """
      SELECT m.room, m.seq, m.time, m.nick, m.kind, m.text, m.author, m.id,
        coalesce(c.last_id, -1), coalesce(r.first_held, 1), coalesce(r.state = 2, 0),
        m.account, m.refers,
        m.refers = 0 OR CASE WHEN m.kind IN ('edit', 'drop') THEN m.refers BETWEEN 0 AND m.seq - 1
          ELSE m.refers > m.seq
            AND EXISTS (SELECT 1 FROM messages e WHERE e.room = m.room AND e.seq = m.refers) END,
        coalesce("""
          + NamedRooms.SELECT_NAME
          + """
        , m.room)
      FROM messages m
      LEFT JOIN clients c ON c.number = m.author LEFT JOIN rooms r ON r.room = m.room
      WHERE (m.room, m.seq) > (?, ?) ORDER BY m.room, m.seq LIMIT ?""";

  static CheckedMessage of(ResultSet row) throws SQLException {
    return new CheckedMessage(
        row.getString(1),
        row.getString(15),
        row.getLong(2),
        row.getLong(3),
        row.getString(4),
        MessageKindColumn.shown(row.getString(5), row.getLong(13)),
        row.getBytes(6),
        row.getLong(7),
        row.getLong(8),
        row.getLong(9),
        row.getLong(10),
        row.getBoolean(11),
        row.getLong(12),
        row.getBoolean(14));
  }

  /** Returns whether clients still see it; others are about to be deleted. */
  boolean isHeld() {
    return seq >= firstHeld;
  }

  /** Returns where it is, for people; a guest's inbox by the beginning of its owner's digest. */
  String where() {
    return name() + " " + seq;
  }

  String name() {
    return log.startsWith("@") ? "inbox " + log.substring(0, Math.min(log.length(), 9)) : logName;
  }
}
