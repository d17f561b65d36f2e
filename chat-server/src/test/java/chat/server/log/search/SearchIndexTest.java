package chat.server.log.search;

import static chat.server.log.Drafts.ALICE;
import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.many;
import static chat.server.log.Drafts.said;
import static chat.server.log.Drafts.seqs;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.log.LogException;
import chat.server.log.Searches;
import chat.server.log.sqlite.LogFiles;
import chat.server.log.sqlite.SqliteLog;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search index is rebuilt when it is missing, damaged, or belongs to other messages. */
class SearchIndexTest extends LogFiles {
  @Test
  void missingIndexIsRebuilt() throws Exception {
    write();
    Files.delete(search);
    findsAll();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 4_096, 12 * 4_096})
  void damagedIndexIsRebuilt(int at) throws Exception {
    write();
    byte[] bytes = Files.readAllBytes(search);
    Arrays.fill(bytes, at, at + 4_096, (byte) 0x5A);
    Files.write(search, bytes);
    findsAll();
  }

  @Test
  void fileThatIsNoIndexIsReplaced() throws Exception {
    write();
    Files.writeString(search, "nonsense ".repeat(100));
    findsAll();
    Files.delete(search);
    sql(search, "CREATE TABLE recipes (name TEXT)");
    findsAll();
  }

  @Test
  void indexOfAnOlderVersionIsRebuilt() throws Exception {
    write();
    String id = logId();
    Files.delete(search);
    sql(search, "CREATE TABLE about (log_id TEXT)");
    sql(search, "INSERT INTO about VALUES ('" + id + "')");
    sql(search, "CREATE TABLE cursors (room TEXT PRIMARY KEY, seq INTEGER NOT NULL)");
    sql(search, "INSERT INTO cursors VALUES ('#tea', 5000)");
    sql(search, "CREATE TABLE places (number INTEGER PRIMARY KEY, room TEXT, seq INTEGER)");
    sql(search, "CREATE VIRTUAL TABLE words USING fts5(text, content='', contentless_delete=1)");
    sql(search, "PRAGMA application_id = " + 0x63686174);
    sql(search, "PRAGMA user_version = 1");
    findsAll();
  }

  @Test
  void indexWithTheWordsOfVersion4IsRebuilt() throws Exception {
    write();
    try (SqliteLog log = open()) {
      awaitIndexed(5_000);
      assertEquals(5_000, log.lastSeq(TEA));
    }
    // Version 4 has the same tables, but lacks some words.
    sql(search, "INSERT INTO words (words) VALUES ('delete-all')", "PRAGMA user_version = 4");
    try (SqliteLog log = open()) {
      assertEquals(List.of(4_321L), seqs(Searches.find(log, TEA, "4321", 10)));
      awaitIndexed(5_000);
      assertEquals(List.of(4_321L), seqs(Searches.find(log, TEA, "4321", 10)));
    }
  }

  private void awaitIndexed(int messages) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> number("SELECT ifnull(sum(last - first + 1), 0) FROM blocks"),
            indexed -> indexed == messages);
  }

  private int number(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + search);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.getInt(1);
    }
  }

  private String logId() throws LogException {
    try (SqliteLog log = open()) {
      return log.id();
    }
  }

  @Test
  void indexOfAnotherLogIsRebuilt() throws Exception {
    write();
    // As after the line about a damaged file, if only that file is moved away.
    Files.delete(messages);
    try (SqliteLog log = open()) {
      log.append(List.of(said(TEA, ALICE, 1, "tea"), said(TEA, ALICE, 2, "cake")));
      assertEquals(List.of(), Searches.find(log, TEA, "n", 5));
      assertEquals(List.of(2L), seqs(Searches.find(log, TEA, "cake", 5)));
    }
  }

  @Test
  void indexThatIsAheadOfTheLogIsRebuilt() throws Exception {
    try (SqliteLog log = open()) {
      log.append(many(TEA, 1, 3));
    }
    byte[] copy = Files.readAllBytes(messages);
    try (SqliteLog log = open()) {
      log.append(List.of(said(TEA, ALICE, 1, "cake")));
      assertEquals(List.of(4L), seqs(Searches.find(log, TEA, "cake", 5)));
    }
    Files.write(messages, copy);
    try (SqliteLog log = open()) {
      log.append(List.of(said(TEA, ALICE, 1, "scones")));
      assertEquals(List.of(), Searches.find(log, TEA, "cake", 5));
      assertEquals(List.of(4L), seqs(Searches.find(log, TEA, "scones", 5)));
    }
  }

  private void findsAll() throws LogException {
    try (SqliteLog log = open()) {
      assertEquals(5_000, Searches.find(log, TEA, "n", 10_000).size());
      assertEquals(List.of(4_321L), seqs(Searches.find(log, TEA, "4321", 10)));
    }
  }
}
