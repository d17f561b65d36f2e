package chat.server.log;

import chat.protocol.RoomName;
import chat.protocol.Text;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The one connection by which the hub's thread writes messages, a commit for each batch. */
final class SqliteWriter implements AutoCloseable {
  /** Rows of one INSERT: fewer statements are what makes many rows fast. */
  private static final int ROWS = 16;

  private static final int COLUMNS = 8;
  private static final String ROW = "(?, ?, ?, ?, ?, CAST(? AS TEXT), ?, ?)";
  private static final String INSERT = "INSERT INTO messages VALUES " + ROW;

  private final Connection connection;
  private final PreparedStatement begin;
  private final PreparedStatement commit;
  private final PreparedStatement rollback;
  private final PreparedStatement insertMany;
  private final PreparedStatement insertOne;
  private final PreparedStatement upsertClient;
  private final PreparedStatement selectLastSeq;
  private final PreparedStatement selectLastId;

  SqliteWriter(Connection connection) throws SQLException {
    this.connection = connection;
    // Immediate: a transaction that began by reading would fail, and not wait, if upkeep has
    // written
    // since. What is asked outside of one leaves none open, which would hold up checkpoints.
    this.begin = connection.prepareStatement("BEGIN IMMEDIATE");
    this.commit = connection.prepareStatement("COMMIT");
    this.rollback = connection.prepareStatement("ROLLBACK");
    this.insertMany = connection.prepareStatement(INSERT + (", " + ROW).repeat(ROWS - 1));
    this.insertOne = connection.prepareStatement(INSERT);
    this.upsertClient =
        connection.prepareStatement(
            """
            INSERT INTO clients (digest, last_id, seen) VALUES (?, ?, ?)
            ON CONFLICT (digest) DO UPDATE
              SET last_id = max(last_id, excluded.last_id), seen = max(seen, excluded.seen)
            RETURNING number""");
    this.selectLastSeq =
        connection.prepareStatement(
            """
            SELECT max(
              coalesce((SELECT max(seq) FROM messages WHERE room = ?1), 0),
              coalesce((SELECT first_held - 1 FROM rooms WHERE room = ?1), 0))""");
    this.selectLastId = connection.prepareStatement("SELECT last_id FROM clients WHERE digest = ?");
  }

  /** Stores all of them or none. */
  List<LogMessage> append(List<Draft> drafts) throws SQLException {
    begin.execute();
    try {
      List<LogMessage> stored = number(drafts);
      insert(stored, clientNumbers(drafts));
      commit.execute();
      return stored;
    } catch (SQLException e) {
      rollback(e);
      throw e;
    }
  }

  private List<LogMessage> number(List<Draft> drafts) throws SQLException {
    Map<LogName, Long> last = new HashMap<>();
    List<LogMessage> numbered = new ArrayList<>(drafts.size());
    for (Draft draft : drafts) {
      Long before = last.get(draft.log());
      long seq = (before == null ? lastSeq(draft.log()) : before) + 1;
      last.put(draft.log(), seq);
      numbered.add(new LogMessage(seq, draft));
    }
    return numbered;
  }

  /** Notes the last id of each author, and finds the numbers they go by in the table. */
  private Map<String, Long> clientNumbers(List<Draft> drafts) throws SQLException {
    Map<String, Draft> newest = new LinkedHashMap<>();
    drafts.forEach(draft -> newest.put(draft.author(), draft));
    Map<String, Long> numbers = new HashMap<>();
    for (Draft draft : newest.values()) {
      upsertClient.setString(1, draft.author());
      upsertClient.setLong(2, draft.id());
      upsertClient.setLong(3, draft.epochMillis());
      try (ResultSet result = upsertClient.executeQuery()) {
        result.next();
        numbers.put(draft.author(), result.getLong(1));
      }
    }
    return numbers;
  }

  private void insert(List<LogMessage> messages, Map<String, Long> clientNumbers)
      throws SQLException {
    int at = 0;
    while (at < messages.size()) {
      boolean many = messages.size() - at >= ROWS;
      PreparedStatement statement = many ? insertMany : insertOne;
      int rows = many ? ROWS : 1;
      for (int row = 0; row < rows; row++) {
        LogMessage message = messages.get(at + row);
        bind(statement, row * COLUMNS, message, clientNumbers.get(message.draft().author()));
      }
      statement.executeUpdate();
      at += rows;
    }
  }

  private static void bind(PreparedStatement statement, int at, LogMessage message, long author)
      throws SQLException {
    Draft draft = message.draft();
    statement.setString(at + 1, draft.log().key());
    statement.setLong(at + 2, message.seq());
    statement.setLong(at + 3, draft.epochMillis());
    statement.setString(at + 4, draft.nick().value());
    statement.setString(at + 5, draft.emote() ? SqliteReader.DID : SqliteReader.SAID);
    // As bytes, for they are UTF-8 already.
    statement.setBytes(at + 6, draft.text().toByteArray());
    statement.setLong(at + 7, author);
    statement.setLong(at + 8, draft.id());
  }

  private void rollback(SQLException cause) {
    try {
      // After some errors SQLite has done it by itself, and says so.
      rollback.execute();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  long lastSeq(LogName log) throws SQLException {
    selectLastSeq.setString(1, log.key());
    return number(selectLastSeq);
  }

  long lastId(String author) throws SQLException {
    selectLastId.setString(1, author);
    return number(selectLastId);
  }

  private static long number(PreparedStatement query) throws SQLException {
    try (ResultSet result = query.executeQuery()) {
      return result.next() ? result.getLong(1) : 0;
    }
  }

  void setTopic(RoomName room, Text topic) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            INSERT INTO rooms (room, topic) VALUES (?, ?)
            ON CONFLICT (room) DO UPDATE SET topic = excluded.topic""")) {
      statement.setString(1, room.value());
      statement.setString(2, topic.toString());
      statement.executeUpdate();
    }
  }

  String logId() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT value FROM about WHERE name = 'log_id'")) {
      result.next();
      return result.getString(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
