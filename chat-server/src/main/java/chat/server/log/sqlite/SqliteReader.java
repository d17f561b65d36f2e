package chat.server.log.sqlite;

import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.Text;
import chat.server.log.Draft;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.LogPosition;
import chat.server.log.Page;
import chat.server.log.RoomLog;
import chat.server.log.StoredRoom;
import chat.server.log.schema.MessageKindColumn;
import chat.server.log.search.MessageReader;
import chat.server.log.search.PrunedRoom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads messages through one read-only connection. One thread at a time. */
final class SqliteReader implements MessageReader, AutoCloseable {
  /** The author of messages whose client was pruned; equal to no digest, and not empty. */
  private static final String PRUNED_AUTHOR = "forgotten";

  private static final String COLUMNS =
      """
      SELECT m.seq, m.time, m.nick, m.kind, m.text, c.digest, m.id, m.account, m.refers
      FROM messages m LEFT JOIN clients c ON c.number = m.author
      """;

  private static final String SELECT_ONE =
      COLUMNS
          + """
          WHERE m.room = ? AND m.seq = ?
            AND m.seq >= coalesce((SELECT first_held FROM rooms WHERE room = m.room), 1)""";

  private final Connection connection;
  // Prepared again after each failure, because the driver closes a statement that failed.
  private PreparedStatement selectPage;
  private PreparedStatement selectOne;
  private PreparedStatement selectTarget;
  private PreparedStatement selectFirstStored;
  private PreparedStatement selectNewestFirst;
  private PreparedStatement selectLast;

  /** A query. */
  interface Query<T> {
    T apply(SqliteReader reader) throws SQLException;
  }

  SqliteReader(Connection connection) throws SQLException {
    this.connection = connection;
    prepare();
  }

  private void prepare() throws SQLException {
    selectPage =
        connection.prepareStatement(
            COLUMNS + "WHERE m.room = ? AND m.seq > ? AND m.seq <= ? ORDER BY m.seq");
    selectOne = connection.prepareStatement(SELECT_ONE);
    // While a statement reads edits, so it needs one of its own.
    selectTarget = connection.prepareStatement(SELECT_ONE);
    selectFirstStored = connection.prepareStatement("SELECT first_held FROM rooms WHERE room = ?");
    // Without the authors: to find them would take as long as the rest.
    selectNewestFirst =
        connection.prepareStatement(
            """
            SELECT seq, time, nick, kind, text, NULL, id, account, refers FROM messages
            WHERE room = ? AND seq > ? AND seq <= ? ORDER BY seq DESC""");
    selectLast = connection.prepareStatement("SELECT max(seq) FROM messages WHERE room = ?");
  }

  /** Runs a query; after a failure, the next one can succeed. */
  <T> T run(Query<T> query) throws SQLException {
    try {
      return query.apply(this);
    } catch (SQLException e) {
      recover(e);
      throw e;
    }
  }

  /**
   * Prepares the next query, which succeeds if the disk is readable by then. It drops the pages
   * that it has read: what is wrong in them may have been repaired.
   */
  private void recover(SQLException cause) {
    try {
      selectPage.close();
      selectOne.close();
      selectTarget.close();
      selectFirstStored.close();
      selectNewestFirst.close();
      selectLast.close();
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA shrink_memory");
      }
      prepare();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  Page read(LogName log, long after, long upTo, int maxBytes) throws SQLException {
    // Read before the messages: if some are pruned in between, the next page reports their gap.
    long firstStored = firstStored(log);
    long from = Math.max(after, firstStored - 1);
    return new Page(firstStored, messages(selectPage, log, from, upTo, maxBytes, this::current));
  }

  @Override
  public List<LogMessage> newestFirst(LogName log, long after, long upTo, int maxBytes)
      throws SQLException {
    long from = Math.max(after, firstStored(log) - 1);
    return messages(selectNewestFirst, log, from, upTo, maxBytes, entry -> entry);
  }

  /** What a reader makes of an entry. */
  private interface Completion {
    LogMessage complete(LogMessage entry) throws SQLException;
  }

  private static List<LogMessage> messages(
      PreparedStatement select,
      LogName log,
      long after,
      long upTo,
      int maxBytes,
      Completion completion)
      throws SQLException {
    List<LogMessage> messages = new ArrayList<>();
    select.setString(1, log.key());
    select.setLong(2, after);
    select.setLong(3, upTo);
    try (ResultSet result = select.executeQuery()) {
      int size = 0;
      while (size < maxBytes && result.next()) {
        LogMessage message = completion.complete(message(log, result));
        messages.add(message);
        size += message.draft().weight();
      }
    }
    return messages;
  }

  /** Returns an edit with the text that its message has now: the text is stored once. */
  private LogMessage current(LogMessage entry) throws SQLException {
    if (entry.shown() != LogMessage.Shown.EDIT) {
      return entry;
    }
    selectTarget.setString(1, entry.draft().log().key());
    selectTarget.setLong(2, entry.draft().change().orElseThrow().target());
    try (ResultSet result = selectTarget.executeQuery()) {
      return result.next()
          ? entry.ofMessage(message(entry.draft().log(), result))
          : entry.ofNoMessage();
    }
  }

  @Override
  public long lastSeq(LogName log) throws SQLException {
    selectLast.setString(1, log.key());
    try (ResultSet result = selectLast.executeQuery()) {
      return result.next() ? result.getLong(1) : 0;
    }
  }

  RoomLog.ClientEnds ends(String author, LogName inbox) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RoomTable.SELECT_ENDS)) {
      return RoomTable.ends(statement, author, inbox);
    }
  }

  /** Reads the messages at these positions, in this order, without those no longer stored. */
  List<LogMessage> read(List<LogPosition> positions) throws SQLException {
    List<LogMessage> messages = new ArrayList<>();
    for (LogPosition position : positions) {
      selectOne.setString(1, position.log().key());
      selectOne.setLong(2, position.seq());
      try (ResultSet result = selectOne.executeQuery()) {
        if (result.next()) {
          messages.add(current(message(position.log(), result)));
        }
      }
    }
    return messages;
  }

  @Override
  public long firstStored(LogName log) throws SQLException {
    selectFirstStored.setString(1, log.key());
    try (ResultSet result = selectFirstStored.executeQuery()) {
      return result.next() ? result.getLong(1) : 1;
    }
  }

  private static LogMessage message(LogName log, ResultSet row) throws SQLException {
    String author = row.getString(6);
    byte[] text = row.getBytes(5);
    String kind = row.getString(4);
    long refers = row.getLong(9);
    return new LogMessage(
        row.getLong(1),
        new Draft(
            log,
            author == null ? PRUNED_AUTHOR : author,
            row.getLong(7),
            row.getLong(2),
            Nick.received(row.getString(3)),
            row.getLong(8),
            MessageKindColumn.read(kind).orElse(MessageKind.SAID),
            text == null ? Text.EMPTY : Text.repair(text, 0, text.length),
            MessageKindColumn.change(kind, refers)),
        MessageKindColumn.shown(kind, refers));
  }

  List<StoredRoom> rooms(String afterKey, int count) throws SQLException {
    List<StoredRoom> rooms = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT room, topic, (SELECT max(seq) FROM messages m WHERE m.room = rooms.room)
            FROM rooms WHERE key > max(?, '#') AND state = 2 ORDER BY key LIMIT ?""")) {
      statement.setString(1, afterKey);
      statement.setInt(2, count);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rooms.add(RoomTable.read(result));
        }
      }
    }
    return rooms;
  }

  /** Returns the next rooms that have messages, private ones too, in the order of their logs. */
  List<StoredRoom> roomsByLog(String after, int count) throws SQLException {
    List<StoredRoom> rooms = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT room, topic, (SELECT max(seq) FROM messages m WHERE m.room = rooms.room)
            FROM rooms WHERE room > ? AND room < '$' AND state = 2 ORDER BY room LIMIT ?""")) {
      statement.setString(1, after);
      statement.setInt(2, count);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rooms.add(RoomTable.read(result));
        }
      }
    }
    return rooms;
  }

  /** Returns the next rooms of which messages were deleted, in the order of these deletions. */
  List<PrunedRoom> pruned(long after, int count) throws SQLException {
    List<PrunedRoom> rooms = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT room, first_held, state = 2, pruned FROM rooms
            WHERE pruned > 0 AND pruned > ? AND room < '$' ORDER BY pruned LIMIT ?""")) {
      statement.setLong(1, after);
      statement.setInt(2, count);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rooms.add(
              new PrunedRoom(
                  new LogName(result.getString(1)),
                  result.getLong(2),
                  result.getBoolean(3),
                  result.getLong(4)));
        }
      }
    }
    return rooms;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
