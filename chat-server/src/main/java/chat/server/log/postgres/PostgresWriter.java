package chat.server.log.postgres;

import chat.protocol.Text;
import chat.server.log.Draft;
import chat.server.log.Erased;
import chat.server.log.LogEndedException;
import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.LogPosition;
import chat.server.log.file.Sql;
import chat.server.log.postgres.KnownEnds.End;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Numbers messages and stores them: by one statement if their logs store messages already, and
 * otherwise, or with topics, edits and deletions, by a transaction. The hub's thread.
 */
final class PostgresWriter {
  /** The number of a log's last message, which may be deleted; the log is both parameters. */
  static final String LAST_SEQ =
      """
      greatest((SELECT m.seq FROM messages m WHERE m.room = ? ORDER BY m.seq DESC LIMIT 1),
        (SELECT first_held - 1 FROM rooms WHERE room = ?), 0)""";

  private static final String STORE = "store messages";

  private static final String SELECT_ENDS =
      """
      SELECT log.room, greatest(
          (SELECT m.seq FROM messages m WHERE m.room = log.room ORDER BY m.seq DESC LIMIT 1),
          rooms.first_held - 1, 0),
        coalesce(rooms.state = 2, false)
      FROM unnest(?::text[]) AS log (room) LEFT JOIN rooms ON rooms.room = log.room""";

  private static final String UPSERT_ROOM =
      """
      INSERT INTO rooms (room, key, state, oldest, maker)
      VALUES (?, ?, 2, ?, CASE WHEN ? THEN (SELECT number FROM clients WHERE digest = ?) ELSE 0 END)
      ON CONFLICT (room) DO UPDATE
        SET state = 2, oldest = excluded.oldest, maker = excluded.maker""";

  private static final String SET_TOPIC =
      """
      INSERT INTO rooms (room, key, topic, state) VALUES (?, ?, ?, 1)
      ON CONFLICT (room) DO UPDATE
        SET topic = excluded.topic, state = greatest(rooms.state, 1)""";

  private final Reign reign;
  private final KnownEnds ends;
  private final Acknowledged acknowledged;
  private Optional<PreparedStatement> statement = Optional.empty();

  PostgresWriter(Reign reign, KnownEnds ends, Acknowledged acknowledged) {
    this.reign = reign;
    this.ends = ends;
    this.acknowledged = acknowledged;
  }

  /** Stores all of the messages and topics, or nothing. */
  List<LogMessage> append(List<Draft> drafts, Map<LogName, Text> topics) throws LogException {
    if (drafts.isEmpty() && topics.isEmpty()) {
      return List.of();
    }
    Map<LogName, End> before = before(drafts);
    List<LogMessage> numbered = number(drafts, before);
    boolean isPlain = topics.isEmpty() && before.values().stream().allMatch(End::isStored);
    Set<LogName> rewritten = rewritten(drafts);
    acknowledged.begin(lastSeqs(before), rewritten);
    List<LogMessage> shown;
    try {
      shown =
          isPlain && rewritten.isEmpty()
              ? storeByStatement(numbered)
              : reign.write(STORE, connection -> store(connection, numbered, before, topics));
    } catch (LogEndedException e) {
      acknowledged.giveUp();
      throw e;
    } catch (LogException | RuntimeException e) {
      acknowledged.end();
      throw e;
    }
    ends.stored(numbered);
    acknowledged.end();
    return shown;
  }

  private static Map<LogName, Long> lastSeqs(Map<LogName, End> before) {
    Map<LogName, Long> lastSeqs = new HashMap<>();
    before.forEach((log, end) -> lastSeqs.put(log, end.lastSeq()));
    return lastSeqs;
  }

  private static Set<LogName> rewritten(List<Draft> drafts) {
    Set<LogName> rewritten = new HashSet<>();
    for (Draft draft : drafts) {
      if (draft.change().isPresent()) {
        rewritten.add(draft.log());
      }
    }
    return rewritten;
  }

  private Map<LogName, End> before(List<Draft> drafts) throws LogException {
    Map<LogName, End> before = new HashMap<>();
    Set<LogName> unknown = new HashSet<>();
    for (Draft draft : drafts) {
      Optional<End> known = ends.of(draft.log());
      known.ifPresentOrElse(end -> before.put(draft.log(), end), () -> unknown.add(draft.log()));
    }
    if (!unknown.isEmpty()) {
      before.putAll(read(unknown));
    }
    return before;
  }

  private Map<LogName, End> read(Set<LogName> logs) throws LogException {
    Map<LogName, End> found =
        reign.read("read the numbers of messages", connection -> read(connection, logs));
    found.forEach(ends::read);
    return found;
  }

  private static Map<LogName, End> read(Connection connection, Set<LogName> logs)
      throws SQLException {
    Map<LogName, End> found = new HashMap<>();
    new Sql(connection)
        .rows(
            row ->
                found.put(
                    new LogName(row.getString(1)), new End(row.getLong(2), row.getBoolean(3))),
            SELECT_ENDS,
            (Object) logs.stream().map(LogName::key).toArray(String[]::new));
    return found;
  }

  private static List<LogMessage> number(List<Draft> drafts, Map<LogName, End> before) {
    Map<LogName, Long> last = new HashMap<>();
    List<LogMessage> numbered = new ArrayList<>(drafts.size());
    for (Draft draft : drafts) {
      long seq = last.getOrDefault(draft.log(), before.get(draft.log()).lastSeq()) + 1;
      last.put(draft.log(), seq);
      numbered.add(new LogMessage(seq, draft));
    }
    return numbered;
  }

  private List<LogMessage> storeByStatement(List<LogMessage> messages) throws LogException {
    PreparedStatement append;
    Sql.RowReader<Void> reader;
    try {
      append = prepared();
      reader = AppendStatement.bind(append, reign.claim().epoch(), messages);
    } catch (SQLException e) {
      throw new LogException("can't store messages: " + e.getMessage(), e);
    }
    reign.append(STORE, append, reader);
    return messages;
  }

  private PreparedStatement prepared() throws SQLException {
    if (statement.isEmpty()) {
      statement = Optional.of(reign.prepare(AppendStatement.SQL));
    }
    return statement.get();
  }

  private List<LogMessage> store(
      Connection connection,
      List<LogMessage> messages,
      Map<LogName, End> before,
      Map<LogName, Text> topics)
      throws SQLException {
    Sql sql = new Sql(connection);
    if (!messages.isEmpty()) {
      insert(connection, messages);
    }
    insertRooms(sql, messages, before);
    List<LogMessage> shown = new PostgresChanges(sql).apply(messages);
    for (Map.Entry<LogName, Text> topic : topics.entrySet()) {
      LogName room = topic.getKey();
      sql.update(SET_TOPIC, room.key(), room.room().key(), topic.getValue().toString());
    }
    return shown;
  }

  private void insert(Connection connection, List<LogMessage> messages) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(AppendStatement.SQL)) {
      Sql.RowReader<Void> reader = AppendStatement.bind(insert, reign.claim().epoch(), messages);
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        reader.read(row);
      }
    }
  }

  /** Inserts the rows of rooms and inboxes that get their first message. */
  private static void insertRooms(Sql sql, List<LogMessage> messages, Map<LogName, End> before)
      throws SQLException {
    for (LogMessage message : messages) {
      Draft draft = message.draft();
      End end = before.get(draft.log());
      if (!end.isStored() && message.seq() == end.lastSeq() + 1) {
        boolean isRoom = draft.log().isRoom();
        sql.update(
            UPSERT_ROOM,
            draft.log().key(),
            isRoom ? draft.log().room().key() : "",
            draft.epochMillis(),
            isRoom,
            draft.author());
      }
    }
  }

  /** Returns the number of a log's last message, which may be deleted; 0 if there was none. */
  long lastSeq(LogName log) throws LogException {
    Optional<End> known = ends.of(log);
    return known.isPresent() ? known.get().lastSeq() : read(Set.of(log)).get(log).lastSeq();
  }

  /** Erases some messages of an account. */
  Erased erase(long account, Optional<LogPosition> after) throws LogException {
    return reign.write(
        "erase messages",
        connection -> new PostgresChanges(new Sql(connection)).erase(account, after));
  }
}
