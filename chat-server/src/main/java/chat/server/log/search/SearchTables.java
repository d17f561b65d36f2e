package chat.server.log.search;

import chat.protocol.SearchFilter;
import chat.server.log.Draft;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.LogPosition;
import chat.server.log.SearchQuery;
import chat.server.log.SearchTerms;
import chat.server.log.file.Transaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The SQL of the search index: its tables, and one connection to them. The search thread. */
final class SearchTables implements AutoCloseable {
  static final int VERSION = 3;

  private final Connection connection;

  SearchTables(Connection connection) {
    this.connection = connection;
  }

  /** Creates empty tables for the log with that id, in place of those of an older version. */
  static void create(Statement statement, String logId) throws SQLException {
    for (String table : List.of("words", "places", "cursors", "about")) {
      statement.execute("DROP TABLE IF EXISTS " + table);
    }
    statement.execute("CREATE TABLE about (log_id TEXT, setback INTEGER NOT NULL)");
    statement.execute("INSERT INTO about VALUES ('" + logId.replace("'", "''") + "', 0)");
    statement.execute(
        """
        CREATE TABLE cursors (
          room TEXT    PRIMARY KEY,
          seq  INTEGER NOT NULL, -- of its last message that is indexed
          last INTEGER NOT NULL  -- that message's number in places
        )""");
    statement.execute(
        """
        CREATE TABLE places (
          number INTEGER PRIMARY KEY, -- in order of time, see MessageNumbers
          room   TEXT    NOT NULL,
          seq    INTEGER NOT NULL,
          time   INTEGER NOT NULL,    -- milliseconds since 1970
          UNIQUE (room, seq)
        )""");
    // The words are separated by spaces already, so ASCII is all that the index must know.
    statement.execute(
        "CREATE VIRTUAL TABLE words USING fts5(text, room, nick,"
            + " content='', contentless_delete=1, tokenize='ascii')");
  }

  /** Returns the id of the log that this is the index of; an empty string if there is none. */
  String logId() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("SELECT log_id FROM about");
        ResultSet result = statement.executeQuery()) {
      return result.next() ? result.getString(1) : "";
    }
  }

  /** Returns the number of the last message indexed, for every log that has one. */
  Map<LogName, Long> cursors() throws SQLException {
    Map<LogName, Long> cursors = new HashMap<>();
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT room, seq FROM cursors");
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        cursors.put(new LogName(result.getString(1)), result.getLong(2));
      }
    }
    return cursors;
  }

  /** Returns the number of the last message indexed of a log, 0 if there is none. */
  long cursor(LogName log) throws SQLException {
    return number("SELECT seq FROM cursors WHERE room = ?", log);
  }

  private long number(String query, LogName log) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, log.key());
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? result.getLong(1) : 0;
      }
    }
  }

  /** Indexes messages of a log, and moves its cursor to the last of them. */
  void add(LogName log, List<LogMessage> messages) throws SQLException {
    Transaction.run(
        connection,
        () -> {
          insert(log, messages);
          return null;
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
                connection, number("SELECT last FROM cursors WHERE room = ?", log))) {
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
    try (PreparedStatement move =
        connection.prepareStatement("INSERT OR REPLACE INTO cursors VALUES (?, ?, ?)")) {
      move.setString(1, log.key());
      move.setLong(2, seq);
      move.setLong(3, last);
      move.executeUpdate();
    }
  }

  /** Forgets that a log was indexed. */
  void forget(LogName log) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM cursors WHERE room = ?")) {
      statement.setString(1, log.key());
      statement.executeUpdate();
    }
  }

  /** Deletes some of the messages below a number; returns false if there was none. */
  boolean deleteSomeBefore(LogName log, long seq) throws SQLException {
    return Transaction.run(connection, () -> deleteSome(log, seq));
  }

  private boolean deleteSome(LogName log, long seq) throws SQLException {
    String some = "(SELECT number FROM places WHERE room = ? AND seq < ? ORDER BY seq LIMIT 1000)";
    try (PreparedStatement words =
            connection.prepareStatement("DELETE FROM words WHERE rowid IN " + some);
        PreparedStatement places =
            connection.prepareStatement("DELETE FROM places WHERE number IN " + some)) {
      words.setString(1, log.key());
      words.setLong(2, seq);
      words.executeUpdate();
      places.setString(1, log.key());
      places.setLong(2, seq);
      return places.executeUpdate() > 0;
    }
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
