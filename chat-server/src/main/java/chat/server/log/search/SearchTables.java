package chat.server.log.search;

import chat.protocol.SearchFilter;
import chat.server.log.Draft;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.LogPosition;
import chat.server.log.SearchQuery;
import chat.server.log.SearchTerms;
import chat.server.log.file.Sql;
import chat.server.log.file.Transaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The SQL of the search index: its tables, and one connection to them. The search thread. */
final class SearchTables implements AutoCloseable {
  static final int VERSION = 3;

  private final Connection connection;
  private final Sql sql;

  SearchTables(Connection connection) {
    this.connection = connection;
    this.sql = new Sql(connection);
  }

  /** Returns the id of the log that this is the index of; an empty string if there is none. */
  String logId() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("SELECT log_id FROM about");
        ResultSet result = statement.executeQuery()) {
      return result.next() ? result.getString(1) : "";
    }
  }

  /** Returns the size of the pages in the file that are free for reuse, in bytes. */
  long freeBytes() throws SQLException {
    return sql.number("PRAGMA freelist_count") * sql.number("PRAGMA page_size");
  }

  /** Returns the highest number of a commit of which it may have messages. */
  long lastCommit() throws SQLException {
    return sql.number("SELECT last_commit FROM about");
  }

  /** Returns the number of a commit up to which it has all messages. */
  long completeUpTo() throws SQLException {
    return sql.number("SELECT complete FROM about");
  }

  /** Records that it has all messages up to a commit. */
  void completeUpTo(long commit) throws SQLException {
    sql.update("UPDATE about SET complete = ?", commit);
  }

  /** Returns the number of the last deletion in a room that it has followed. */
  long prunedUpTo() throws SQLException {
    return sql.number("SELECT pruned FROM about");
  }

  /** Returns the number of the last message indexed of a log, 0 if there is none. */
  long cursor(LogName log) throws SQLException {
    return sql.number("SELECT seq FROM cursors WHERE room = ?", log.key());
  }

  /**
   * Indexes messages of a log, and moves its cursor to the last of them.
   *
   * @param lastCommit the number of the commit of the newest, or a higher one
   */
  void add(LogName log, List<LogMessage> messages, long lastCommit) throws SQLException {
    Transaction.run(
        connection,
        () -> {
          insert(log, messages);
          return sql.update("UPDATE about SET last_commit = max(last_commit, ?)", lastCommit);
        });
  }

  private void insert(LogName log, List<LogMessage> messages) throws SQLException {
    try (PreparedStatement place =
            connection.prepareStatement("INSERT INTO places VALUES (?, ?, ?, ?)");
        PreparedStatement words =
            connection.prepareStatement(
                "INSERT INTO words (rowid, text, room, nick) VALUES (?, ?, ?, ?)");
        MessageNumbers numbers =
            new MessageNumbers(
                connection, sql.number("SELECT last FROM cursors WHERE room = ?", log.key()))) {
      for (LogMessage message : messages.stream().filter(LogMessage::isKnown).toList()) {
        Draft draft = message.draft();
        long number = numbers.next(draft.epochMillis());
        place.setLong(1, number);
        place.setString(2, log.key());
        place.setLong(3, message.seq());
        place.setLong(4, draft.epochMillis());
        place.executeUpdate();
        words.setLong(1, number);
        words.setString(2, SearchTerms.words(draft.text()));
        words.setString(3, SearchExpression.term(log));
        words.setString(4, SearchExpression.term(draft.nick()));
        words.executeUpdate();
      }
      numbers.storeSetback();
      move(log, messages.get(messages.size() - 1).seq(), numbers.last());
    }
  }

  private void move(LogName log, long seq, long last) throws SQLException {
    sql.update("INSERT OR REPLACE INTO cursors VALUES (?, ?, ?)", log.key(), seq, last);
  }

  /** Records that it has followed a deletion, and forgets the cursor of a room without messages. */
  void pruned(PrunedRoom room) throws SQLException {
    Transaction.run(
        connection,
        () -> {
          if (!room.hasMessages()) {
            sql.update("DELETE FROM cursors WHERE room = ?", room.log().key());
          }
          return sql.update("UPDATE about SET pruned = ?", room.deletion());
        });
  }

  /** Deletes some of the messages below a number; returns false if there was none. */
  boolean deleteSomeBefore(LogName log, long seq) throws SQLException {
    return Transaction.run(connection, () -> deleteSome(log, seq));
  }

  private boolean deleteSome(LogName log, long seq) throws SQLException {
    String some = "(SELECT number FROM places WHERE room = ? AND seq < ? ORDER BY seq LIMIT 1000)";
    sql.update("DELETE FROM words WHERE rowid IN " + some, log.key(), seq);
    return sql.update("DELETE FROM places WHERE number IN " + some, log.key(), seq) > 0;
  }

  /** Returns where the newest messages are that match, oldest first. */
  List<LogPosition> find(SearchQuery query) throws SQLException {
    SearchFilter filter = query.filter();
    MessageNumbers.Range range = MessageNumbers.range(connection, filter);
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT p.room, p.seq FROM words JOIN places p ON p.number = words.rowid
            WHERE words MATCH ? AND words.rowid BETWEEN ? AND ? AND p.time BETWEEN ? AND ?
            ORDER BY words.rowid DESC LIMIT ?""")) {
      statement.setString(1, SearchExpression.of(query));
      statement.setLong(2, range.first());
      statement.setLong(3, range.last());
      statement.setLong(4, filter.after().orElse(Long.MIN_VALUE));
      statement.setLong(
          5, filter.before().isPresent() ? filter.before().getAsLong() - 1 : Long.MAX_VALUE);
      statement.setInt(6, query.count());
      Deque<LogPosition> newestLast = new ArrayDeque<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          newestLast.addFirst(new LogPosition(new LogName(result.getString(1)), result.getLong(2)));
        }
      }
      return List.copyOf(newestLast);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
