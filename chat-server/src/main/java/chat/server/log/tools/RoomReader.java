package chat.server.log.tools;

import chat.protocol.Nick;
import chat.protocol.Text;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.NamedRoom;
import chat.server.log.schema.MessageKindColumn;
import chat.server.log.schema.NamedRooms;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the messages of a room that were stored when the reading began, page by page: a transaction
 * of all would keep a running server's write-ahead log from being emptied. One thread.
 */
public final class RoomReader {
  private static final int MAX_PAGE_ROWS = 1_000;
  private static final int MAX_PAGE_BYTES = 1 << 20;

  /** Bounds how many messages of other times a statement reads, which is one transaction. */
  private static final int MAX_PAGE_NUMBERS = 50_000;

  private static final String SELECT =
      """
      SELECT seq, time, nick, kind, text,
        (SELECT a.nick FROM accounts a WHERE a.number = messages.account), refers
      FROM messages WHERE room = ?1 AND seq > ?2 AND seq <= ?3 AND time >= ?4 AND time < ?5
        AND seq >= coalesce((SELECT first_held FROM rooms WHERE room = ?1), 1)
      ORDER BY seq LIMIT\s"""
          + MAX_PAGE_ROWS;

  /**
   * Which messages to read.
   *
   * @param fromMillis the time of the first ones
   * @param beforeMillis the time before which they were written
   */
  public record Period(long fromMillis, long beforeMillis) {
    /** All times. */
    public static final Period ALL = new Period(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private final StoredLog log;
  private final Period period;
  private final NamedRoom named;
  private final String room;
  private final long first;
  private final long last;
  private long read;

  private RoomReader(StoredLog log, Period period, NamedRoom named, LogName room)
      throws SQLException {
    this.log = log;
    this.period = period;
    this.named = named.spelledAs(room);
    this.room = room.key();
    this.first = log.sql().number("SELECT first_held FROM rooms WHERE room = ?", this.room);
    this.last = log.sql().number("SELECT max(seq) FROM messages WHERE room = ?", this.room);
    this.read = first - 1;
  }

  /**
   * Returns a reader of a room, in any spelling of its name.
   *
   * @throws LogException if the log has no messages of that room
   */
  public static RoomReader of(StoredLog log, NamedRoom room, Period period) throws LogException {
    try {
      NamedRooms rooms = new NamedRooms(log.sql());
      Optional<LogName> found = rooms.withMessages(room);
      if (found.isEmpty()) {
        throw new LogException(rooms.absence(room, log.folder()));
      }
      return new RoomReader(log, period, room, found.get());
    } catch (SQLException e) {
      throw log.failure(e);
    }
  }

  /** Returns the room, in the spelling with which it was first joined. */
  public NamedRoom room() {
    return named;
  }

  /** Returns how many numbers the room had when the reading began. */
  public long total() {
    return last - first + 1;
  }

  /** Returns how many of these numbers are read. */
  public long done() {
    return read - first + 1;
  }

  /** Returns whether there are no more messages. */
  public boolean isAtEnd() {
    return read >= last;
  }

  /** Returns the next messages, in order; none if the next ones are of other times. */
  public List<StoredMessage> next() throws LogException {
    long end = Math.min(last, read + MAX_PAGE_NUMBERS);
    List<StoredMessage> page = new ArrayList<>();
    try (PreparedStatement statement =
            log.sql().prepare(SELECT, room, read, end, period.fromMillis(), period.beforeMillis());
        ResultSet result = statement.executeQuery()) {
      int bytes = 0;
      while (bytes < MAX_PAGE_BYTES && result.next()) {
        StoredMessage message = message(result);
        page.add(message);
        bytes += message.text().byteLength();
      }
    } catch (SQLException e) {
      throw log.failure(e);
    }
    read = page.isEmpty() ? end : page.get(page.size() - 1).seq();
    return page;
  }

  private static StoredMessage message(ResultSet row) throws SQLException {
    byte[] text = row.getBytes(5);
    return new StoredMessage(
        row.getLong(1),
        row.getLong(2),
        Nick.received(row.getString(3)),
        Optional.ofNullable(row.getString(6)).map(Nick::received),
        MessageKindColumn.read(row.getString(4)),
        MessageKindColumn.shown(row.getString(4), row.getLong(7)),
        text == null ? Text.EMPTY : Text.repair(text, 0, text.length));
  }
}
