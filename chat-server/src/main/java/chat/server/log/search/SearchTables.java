package chat.server.log.search;

import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.SearchTerms;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The SQL of the search index: its tables, and one connection to them. The search thread. */
final class SearchTables implements AutoCloseable {
  static final int VERSION = 1;

  private final Connection connection;

  SearchTables(Connection connection) {
    this.connection = connection;
  }

  /** Creates empty tables for the log with that id. */
  static void create(Statement statement, String logId) throws SQLException {
    statement.execute("CREATE TABLE about (log_id TEXT)");
    statement.execute("INSERT INTO about VALUES ('" + logId.replace("'", "''") + "')");
    statement.execute("CREATE TABLE cursors (room TEXT PRIMARY KEY, seq INTEGER NOT NULL)");
    statement.execute(
        "CREATE TABLE places (number INTEGER PRIMARY KEY, room TEXT, seq INTEGER,"
            + " UNIQUE (room, seq))");
    statement.execute(
        "CREATE VIRTUAL TABLE words USING fts5(text, content='', contentless_delete=1,"
            + " tokenize='unicode61 remove_diacritics 2')");
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
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT seq FROM cursors WHERE room = ?")) {
      statement.setString(1, log.key());
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? result.getLong(1) : 0;
      }
    }
  }

  /** Indexes messages of a log, and moves its cursor to the last of them. */
  void add(LogName log, List<LogMessage> messages) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement place =
            connection.prepareStatement("INSERT INTO places (room, seq) VALUES (?, ?)");
        PreparedStatement words =
            connection.prepareStatement(
                "INSERT INTO words (rowid, text) VALUES (last_insert_rowid(), ?)");
        PreparedStatement move =
            connection.prepareStatement("INSERT OR REPLACE INTO cursors VALUES (?, ?)")) {
      for (LogMessage message : messages) {
        place.setString(1, log.key());
        place.setLong(2, message.seq());
        place.executeUpdate();
        words.setString(1, SearchTerms.spaced(message.draft().text().toString()));
        words.executeUpdate();
      }
      move.setString(1, log.key());
      move.setLong(2, messages.get(messages.size() - 1).seq());
      move.executeUpdate();
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  /** Deletes some of the messages below a number; returns false if there was none. */
  boolean deleteSomeBefore(LogName log, long seq) throws SQLException {
    String some = "(SELECT number FROM places WHERE room = ? AND seq < ? ORDER BY seq LIMIT 1000)";
    connection.setAutoCommit(false);
    try (PreparedStatement words =
            connection.prepareStatement("DELETE FROM words WHERE rowid IN " + some);
        PreparedStatement places =
            connection.prepareStatement("DELETE FROM places WHERE number IN " + some)) {
      words.setString(1, log.key());
      words.setLong(2, seq);
      words.executeUpdate();
      places.setString(1, log.key());
      places.setLong(2, seq);
      int deleted = places.executeUpdate();
      connection.commit();
      return deleted > 0;
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  /** Returns the numbers of the messages that match all terms, newest first. */
  List<Long> find(LogName log, SearchTerms terms, long before, int count) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT p.seq FROM words JOIN places p ON p.number = words.rowid
            WHERE words MATCH ? AND p.room = ? AND p.seq < ?
            ORDER BY words.rowid DESC LIMIT ?""")) {
      statement.setString(1, ftsQuery(terms));
      statement.setString(2, log.key());
      statement.setLong(3, before);
      statement.setInt(4, count);
      List<Long> found = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          found.add(result.getLong(1));
        }
      }
      return found;
    }
  }

  /** Quotes each term, so that FTS5 reads no operator into it; {@code *} matches a word's start. */
  private static String ftsQuery(SearchTerms terms) {
    return terms.terms().stream()
        .map(term -> '"' + SearchTerms.spaced(term) + "\"*")
        .collect(Collectors.joining(" "));
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
