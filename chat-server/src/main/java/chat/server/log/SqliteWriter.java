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
  private final Connection connection;
  private final Map<String, Long> knownClients = new KnownClients();
  // Made anew after each failure, for the driver closes a statement that has failed.
  private WriterStatements statements;

  /** The numbers of those who wrote last. */
  private static final class KnownClients extends LinkedHashMap<String, Long> {
    private static final long serialVersionUID = 1L;
    private static final int MAX = 10_000;

    KnownClients() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
      return size() > MAX;
    }
  }

  SqliteWriter(Connection connection) throws SQLException {
    this.connection = connection;
    this.statements = WriterStatements.prepare(connection);
  }

  /** Stores all of them or none. */
  List<LogMessage> append(List<Draft> drafts) throws SQLException {
    try {
      statements.begin().execute();
      List<LogMessage> stored = number(drafts);
      insert(stored, clientNumbers(drafts));
      statements.commit().execute();
      return stored;
    } catch (SQLException e) {
      recover(e);
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
      Long known = knownClients.get(draft.author());
      long number = known != null && update(known, draft) ? known : upsert(draft);
      knownClients.put(draft.author(), number);
      numbers.put(draft.author(), number);
    }
    return numbers;
  }

  /** False if there is no such client any more. */
  private boolean update(long number, Draft draft) throws SQLException {
    PreparedStatement update = statements.updateClient();
    update.setLong(1, draft.id());
    update.setLong(2, draft.epochMillis());
    update.setLong(3, number);
    update.setString(4, draft.author());
    return update.executeUpdate() == 1;
  }

  private long upsert(Draft draft) throws SQLException {
    PreparedStatement upsert = statements.upsertClient();
    upsert.setString(1, draft.author());
    upsert.setLong(2, draft.id());
    upsert.setLong(3, draft.epochMillis());
    try (ResultSet result = upsert.executeQuery()) {
      result.next();
      return result.getLong(1);
    }
  }

  private void insert(List<LogMessage> messages, Map<String, Long> clientNumbers)
      throws SQLException {
    int at = 0;
    for (int i = 0; i < WriterStatements.ROWS.size(); i++) {
      int rows = WriterStatements.ROWS.get(i);
      PreparedStatement statement = statements.inserts().get(i);
      for (; messages.size() - at >= rows; at += rows) {
        for (int row = 0; row < rows; row++) {
          LogMessage message = messages.get(at + row);
          bind(
              statement,
              row * WriterStatements.COLUMNS,
              message,
              clientNumbers.get(message.draft().author()));
        }
        statement.executeUpdate();
      }
    }
  }

  private static void bind(PreparedStatement statement, int at, LogMessage message, long author)
      throws SQLException {
    Draft draft = message.draft();
    statement.setString(at + 1, draft.log().key());
    statement.setLong(at + 2, message.seq());
    statement.setLong(at + 3, draft.epochMillis());
    statement.setString(at + 4, draft.nick().value());
    statement.setString(at + 5, MessageKindColumn.of(draft.kind()));
    // As bytes, for they are UTF-8 already.
    statement.setBytes(at + 6, draft.text().toByteArray());
    statement.setLong(at + 7, author);
    statement.setLong(at + 8, draft.id());
  }

  /** So that the next batch can be stored if the disk can take it. */
  private void recover(SQLException cause) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("ROLLBACK");
    } catch (SQLException e) {
      // After some errors SQLite has done it by itself, and says so.
      cause.addSuppressed(e);
    }
    try {
      statements.close();
      statements = WriterStatements.prepare(connection);
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  long lastSeq(LogName log) throws SQLException {
    statements.selectLastSeq().setString(1, log.key());
    return number(statements.selectLastSeq());
  }

  long lastId(String author) throws SQLException {
    statements.selectLastId().setString(1, author);
    return number(statements.selectLastId());
  }

  private long number(PreparedStatement query) throws SQLException {
    try (ResultSet result = query.executeQuery()) {
      return result.next() ? result.getLong(1) : 0;
    } catch (SQLException e) {
      recover(e);
      throw e;
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
