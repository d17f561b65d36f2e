package chat.server.log.sqlite;

import chat.protocol.Text;
import chat.server.log.Draft;
import chat.server.log.Erased;
import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.LogPosition;
import chat.server.log.RoomLog;
import chat.server.log.file.LogEndFile;
import chat.server.log.file.Sql;
import chat.server.log.schema.LastCommit;
import chat.server.log.schema.MessageKindColumn;
import chat.server.log.search.RoomChanges;
import chat.server.time.TimeSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Writes messages, one commit for each batch, through one connection. The hub's thread. */
final class SqliteWriter implements AutoCloseable {
  /** Refuses to commit where what is committed would be lost. */
  interface CommitCheck {
    void run() throws LogException;
  }

  /**
   * What may refuse writes.
   *
   * @param commits refuses a commit of messages before it takes effect
   * @param changes refuses any other change
   */
  record Checks(CommitCheck commits, Sql.Check changes) {}

  private final Connection connection;
  private final ClientNumbers clients = new ClientNumbers();
  // Prepared again after each failure, because the driver closes a statement that failed.
  private WriterStatements statements;
  private final LogEndFile end;
  private final Checks checks;
  private final RoomTable rooms;
  private final StoredChanges storedChanges;
  private final RoomChanges changes;
  private long lastCommit;

  /**
   * A writer that numbers its commits.
   *
   * @param end gets the number of each commit
   * @param checks may refuse writes
   * @param changes gets the rooms that each commit changes
   */
  SqliteWriter(
      Connection connection, LogEndFile end, Checks checks, RoomChanges changes, TimeSource time)
      throws SQLException {
    this.connection = connection;
    this.end = end;
    this.checks = checks;
    this.changes = changes;
    this.statements = WriterStatements.prepare(connection);
    this.rooms = new RoomTable(new Sql(connection, checks.changes()), time);
    this.storedChanges = new StoredChanges(new Sql(connection, checks.changes()));
    this.lastCommit = LastCommit.read(new Sql(connection));
    changes.stored(List.of(), lastCommit);
  }

  /** Returns the number of the last commit that stored messages, 0 if there was none. */
  long lastCommit() {
    return lastCommit;
  }

  /** Stores all of the messages and topics, or nothing. */
  List<LogMessage> append(List<Draft> drafts, Map<LogName, Text> topics)
      throws SQLException, LogException {
    try {
      statements.begin().execute();
      Map<LogName, LogState> logs = states(drafts);
      List<LogMessage> stored = number(drafts, logs);
      Map<String, Long> authors = clients.update(drafts, lastCommit + 1, statements);
      insert(stored, authors);
      insertRooms(stored, logs, authors);
      boolean hasChanges = StoredChanges.areIn(stored);
      List<LogMessage> shown = hasChanges ? storedChanges.apply(stored) : stored;
      for (Map.Entry<LogName, Text> topic : topics.entrySet()) {
        rooms.setTopic(topic.getKey(), topic.getValue());
      }
      // Last, so that little time is left in which the files may be deleted.
      checks.commits().run();
      statements.commit().execute();
      if (!drafts.isEmpty()) {
        // Only messages store the number of their commit, which a start compares.
        end.write(++lastCommit);
        changes.stored(stored, lastCommit);
      }
      if (hasChanges) {
        changes.rewritten();
      }
      return shown;
    } catch (SQLException | LogException e) {
      recover(e);
      throw e;
    }
  }

  /**
   * What a log has before a batch.
   *
   * @param lastSeq the number of its newest message
   * @param isStored whether it stores a message
   */
  private record LogState(long lastSeq, boolean isStored) {}

  private Map<LogName, LogState> states(List<Draft> drafts) throws SQLException {
    Map<LogName, LogState> states = new HashMap<>();
    for (Draft draft : drafts) {
      if (!states.containsKey(draft.log())) {
        states.put(draft.log(), state(draft.log()));
      }
    }
    return states;
  }

  private LogState state(LogName log) throws SQLException {
    PreparedStatement query = statements.selectEnd();
    query.setString(1, log.key());
    try (ResultSet result = query.executeQuery()) {
      result.next();
      return new LogState(result.getLong(1), result.getBoolean(2));
    }
  }

  private static List<LogMessage> number(List<Draft> drafts, Map<LogName, LogState> before) {
    Map<LogName, Long> last = new HashMap<>();
    List<LogMessage> numbered = new ArrayList<>(drafts.size());
    for (Draft draft : drafts) {
      long seq = last.getOrDefault(draft.log(), before.get(draft.log()).lastSeq()) + 1;
      last.put(draft.log(), seq);
      numbered.add(new LogMessage(seq, draft));
    }
    return numbered;
  }

  /** Inserts the rows of rooms and inboxes that get their first message. */
  private void insertRooms(
      List<LogMessage> messages, Map<LogName, LogState> before, Map<String, Long> authors)
      throws SQLException {
    for (LogMessage message : messages) {
      Draft draft = message.draft();
      LogState state = before.get(draft.log());
      if (!state.isStored() && message.seq() == state.lastSeq() + 1) {
        boolean isRoom = draft.log().isRoom();
        PreparedStatement upsert = statements.upsertRoom();
        upsert.setString(1, draft.log().key());
        upsert.setString(2, isRoom ? draft.log().room().key() : "");
        upsert.setLong(3, draft.epochMillis());
        upsert.setLong(4, isRoom ? authors.get(draft.author()) : 0);
        upsert.executeUpdate();
      }
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
    statement.setString(at + 5, MessageKindColumn.of(draft));
    // As bytes: they are UTF-8 already, and a string would be encoded again.
    statement.setBytes(at + 6, storedText(draft).toByteArray());
    statement.setLong(at + 7, author);
    statement.setLong(at + 8, draft.id());
    statement.setLong(at + 9, draft.account());
  }

  /** Returns nothing for an edit: its text is stored with its message. */
  private static Text storedText(Draft draft) {
    return draft.change().isEmpty() ? draft.text() : Text.EMPTY;
  }

  /** Prepares the next batch, which succeeds if the disk is writable by then. */
  private void recover(Exception cause) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("ROLLBACK");
    } catch (SQLException e) {
      // After some errors SQLite has rolled back already, and refuses to do it twice.
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
    statements.selectEnd().setString(1, log.key());
    try (ResultSet result = statements.selectEnd().executeQuery()) {
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      recover(e);
      throw e;
    }
  }

  RoomLog.ClientEnds ends(String author, LogName inbox) throws SQLException {
    try {
      return RoomTable.ends(statements.selectClientEnds(), author, inbox);
    } catch (SQLException e) {
      recover(e);
      throw e;
    }
  }

  /** Erases some messages of an account. */
  Erased erase(long account, Optional<LogPosition> after) throws SQLException {
    Erased erased = new ErasedMessages(new Sql(connection, checks.changes())).erase(account, after);
    if (erased.messages() > 0) {
      changes.rewritten();
    }
    return erased;
  }

  RoomTable rooms() {
    return rooms;
  }

  String logId() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT value FROM about WHERE name = 'log_id'")) {
      result.next();
      return result.getString(1);
    }
  }

  /** Gives the log another id, so that clients forget what they know of it. */
  void renewLogId() throws SQLException {
    new Sql(connection)
        .update("UPDATE about SET value = ? WHERE name = 'log_id'", UUID.randomUUID().toString());
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
