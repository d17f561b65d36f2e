package chat.server;

import static chat.server.log.Drafts.ALICE;
import static chat.server.log.Drafts.BOB;
import static chat.server.log.Drafts.CAKE;
import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.deletion;
import static chat.server.log.Drafts.edit;
import static chat.server.log.Drafts.many;
import static chat.server.log.Drafts.said;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.SqliteLog;
import chat.server.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What check finds in a log that was damaged on purpose. */
class CheckTest {
  private static final String IDS =
      "restore a backup, or leave it: only that client's unanswered messages are affected";

  @TempDir private Path data;

  @BeforeEach
  void storeMessages() throws LogException {
    try (SqliteLog log = open()) {
      log.append(
          List.of(
              said(TEA, ALICE, 1, "one"),
              said(CAKE, ALICE, 4, "cake"),
              said(TEA, BOB, 1, "two"),
              said(TEA, ALICE, 7, "three"),
              said(LogName.inbox(BOB), ALICE, 8, "psst"),
              said(TEA, ALICE, 9, "four")));
      log.append(many(TEA, 5, 1_500));
    }
  }

  private SqliteLog open() throws LogException {
    // The time of the messages: the log deletes inboxes of users who were idle for long.
    Clock clock = Clock.fixed(Instant.ofEpochMilli(1_000), ZoneOffset.UTC);
    return SqliteLog.open(
        data, true, Retention.EVERYTHING, new TimeSource(clock, System::nanoTime));
  }

  @Test
  void changedMessagesAreNoProblem() throws LogException {
    try (SqliteLog log = open()) {
      log.append(
          List.of(
              edit(TEA, ALICE, 10, 1, "eins"),
              deletion(TEA, BOB, 2, 2),
              edit(TEA, BOB, 3, 2, "x")));
    }
    finds("checked 1,505 messages in 2 rooms and 1 inbox: no problem");
  }

  @Test
  void changesWithoutTheirMessagesAreFound() throws Exception {
    try (SqliteLog log = open()) {
      log.append(List.of(edit(TEA, ALICE, 10, 1, "eins"), deletion(TEA, BOB, 2, 2)));
    }
    sql(
        "UPDATE messages SET text = 'left' WHERE kind = 'gone'",
        "UPDATE messages SET refers = 1600 WHERE room = '#tea' AND seq = 1",
        "UPDATE messages SET refers = 1600 WHERE kind = 'drop'");
    String repair = "export and import the room under another name, which repairs it";
    finds(
        "checked 1,504 messages in 2 rooms and 1 inbox: 3 problems",
        "#tea 1: the entry that it refers to is missing. What to do: " + repair,
        "#tea 2: it has a text, though it should have none. What to do: " + repair,
        "#tea 1502: the entry that it refers to is missing. What to do: " + repair);
  }

  private void sql(String... commands) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("messages.db"));
        Statement statement = connection.createStatement()) {
      for (String command : commands) {
        assertEquals(false, statement.execute(command));
        assertTrue(statement.getUpdateCount() > 0, command);
      }
    }
  }

  private void finds(String summary, String... problems) {
    Ran ran = Ran.on(data, "check");
    assertEquals(
        Stream.concat(Arrays.stream(problems), Stream.of(summary)).toList(),
        ran.out().lines().toList());
    assertEquals("", ran.err());
    assertEquals(problems.length == 0 ? 0 : 1, ran.code());
  }

  @Test
  void intactLogHasNoProblem() {
    finds("checked 1,502 messages in 2 rooms and 1 inbox: no problem");
  }

  @Test
  void logOfARunningServerHasNoProblem() throws LogException {
    try (SqliteLog log = open()) {
      log.append(many(CAKE, 2, 10));
      finds("checked 1,511 messages in 2 rooms and 1 inbox: no problem");
    }
  }

  @Test
  void messageOfAnAccountThatNeverWasIsFound() throws Exception {
    sql(
        "INSERT INTO accounts (nick, nick_key, created, seen)" + " VALUES ('alice', 'alice', 0, 0)",
        "UPDATE messages SET account = 1 WHERE room = '#tea' AND seq = 1");
    finds("checked 1,502 messages in 2 rooms and 1 inbox: no problem");
    sql("UPDATE messages SET account = 2 WHERE room = '#tea' AND seq = 2");
    finds(
        "checked 1,502 messages in 2 rooms and 1 inbox: 1 problem",
        "#tea 2: its author has the account 2, and there was never one of that number. What to do:"
            + " restore a backup, or leave it: clients show the message as that of an account");
  }

  @Test
  void prunedLogHasNoProblem() throws Exception {
    sql(
        "UPDATE rooms SET first_held = 3 WHERE room = '#tea'",
        // What the server is about to delete.
        "DELETE FROM messages WHERE room = '#tea' AND seq = 1");
    finds("checked 1,500 messages in 2 rooms and 1 inbox: no problem");
  }

  @Test
  void missingNumbersAreFound() throws Exception {
    sql(
        "DELETE FROM messages WHERE room = '#tea' AND seq IN (1, 10, 11, 12)",
        "DELETE FROM messages WHERE room = '#cake'");
    finds(
        "checked 1,497 messages in 1 room and 1 inbox: 3 problems",
        "#cake: all of its messages are missing. What to do: restore a backup, or delete the room"
            + " with --delete-room",
        "#tea: message 1 is missing. What to do: restore a backup that has these messages",
        "#tea: messages 10 to 12 are missing. What to do: restore a backup that has these"
            + " messages");
  }

  @Test
  void idsThatFallAreFound() throws Exception {
    sql("UPDATE messages SET id = 6 WHERE room = '#tea' AND seq = 4");
    finds(
        "checked 1,502 messages in 2 rooms and 1 inbox: 1 problem",
        "#tea 4: it has the id 6, but follows one with the id 7 of the same author, client 1. What"
            + " to do: "
            + IDS);
  }

  @Test
  void idsAboveTheLastOfTheirAuthorAreFound() throws Exception {
    sql("UPDATE clients SET last_id = 8 WHERE number = 1");
    finds(
        "checked 1,502 messages in 2 rooms and 1 inbox: 1 problem",
        "#tea 4: it has the id 9, but the last id of its author, client 1, is 8. What to do: "
            + IDS);
  }

  @Test
  void authorsThatWereNeverThereAreFoundAndForgottenOnesCounted() throws Exception {
    sql(
        "UPDATE messages SET author = 99 WHERE room = '#tea' AND seq = 3",
        "DELETE FROM clients WHERE digest = '" + BOB + "'");
    Ran ran = Ran.on(data, "check");
    assertEquals(
        List.of(
            "#tea 3: its author is client 99, and there was never one of that number. What to do: "
                + IDS,
            "no problem: 1 message whose author was idle for long, and is forgotten",
            "checked 1,502 messages in 2 rooms and 1 inbox: 1 problem"),
        ran.out().lines().toList());
    assertEquals(1, ran.code());
  }

  @Test
  void contentThatTheServerNeverStoresIsFound() throws Exception {
    sql(
        "UPDATE messages SET text = CAST(x'61ff' AS TEXT) WHERE room = '#tea' AND seq = 2",
        "UPDATE messages SET time = -1 WHERE room = '#tea' AND seq = 3",
        "UPDATE messages SET nick = 'no nick' WHERE room = '#tea' AND seq = 4");
    String repair = ". What to do: export and import the room under another name, which repairs it";
    finds(
        "checked 1,502 messages in 2 rooms and 1 inbox: 3 problems",
        "#tea 2: its text is not UTF-8" + repair,
        "#tea 3: its time, -1 ms since 1970, is impossible" + repair,
        "#tea 4: the nick of its author is none" + repair);
  }

  @Test
  void roomThatIsNotInTheTableOfRoomsIsFound() throws Exception {
    sql("DELETE FROM rooms WHERE room = '#cake'");
    finds(
        "checked 1,502 messages in 2 rooms and 1 inbox: 1 problem",
        "#cake: it has messages, but the table of rooms has none. What to do: restore a backup, or"
            + " delete the room with --delete-room");
  }

  @Test
  void missingCommitsAreFound() throws Exception {
    sql("UPDATE clients SET last_commit = 1");
    String summary = "checked 1,502 messages in 2 rooms and 1 inbox: 1 problem";
    String remedy =
        ". What to do: start the server, which says what it can retain, or restore a backup";
    finds(
        summary,
        "messages.db: its last 1 commit is missing, each of one or more messages (1 of 2 are"
            + " there)"
            + remedy);
    Files.delete(data.resolve("log-end"));
    String missing =
        "no problem, if a backup was restored: the file log-end is missing, so commits at the end"
            + " may be missing, too";
    Ran ran = Ran.on(data, "check").succeeds();
    assertEquals(
        List.of(missing, "checked 1,502 messages in 2 rooms and 1 inbox: no problem"),
        ran.out().lines().toList());
    Files.writeString(data.resolve("log-end"), "nonsense");
    finds(summary, "log-end: the file is damaged" + remedy);
  }

  @Test
  void emptyDatabaseIsReported() throws Exception {
    Path messages = data.resolve("messages.db");
    Files.write(messages, new byte[0]);
    Ran.on(data, "check").fails(messages + " is empty: restore a backup");
  }

  @Test
  void missingTableIsDamage() throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("messages.db"));
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE clients");
    }
    Ran ran = Ran.on(data, "check");
    assertEquals(1, ran.code(), ran.err());
    assertTrue(ran.out().contains("no such table: clients"), ran.out());
    assertTrue(ran.out().contains("What to do: restore a backup"), ran.out());
    assertEquals("", ran.err());
  }

  @Test
  void ofManyProblemsTheFirstAreShown() throws Exception {
    sql("DELETE FROM messages WHERE room = '#tea' AND seq % 2 = 0 AND seq < 100");
    Ran ran = Ran.on(data, "check");
    List<String> lines = ran.out().lines().toList();
    assertEquals(12, lines.size(), ran.out());
    assertEquals(
        "and 39 problems of the kind of the last ones above. What to do: restore a backup that has"
            + " these messages",
        lines.get(10));
    assertEquals("checked 1,453 messages in 2 rooms and 1 inbox: 49 problems", lines.get(11));
  }

  @Test
  void damagedPageIsFoundAndChangesNothing() throws IOException {
    Path messages = data.resolve("messages.db");
    byte[] content = Files.readAllBytes(messages);
    int page = 8_192;
    // The tables are empty at first, so the last pages are those of messages.
    int at = content.length - 2 * page;
    Arrays.fill(content, at, at + page, (byte) 0xA5);
    Files.write(messages, content, StandardOpenOption.WRITE);
    Ran ran = Ran.on(data, "check");
    assertEquals(1, ran.code(), ran.out());
    assertTrue(ran.out().contains("messages.db: "), ran.out());
    assertTrue(
        ran.out().contains("restore a backup; until then, export saves what can be read"),
        ran.out());
    assertTrue(ran.out().contains(", not all that there are: "), ran.out());
    assertEquals("", ran.err());
    assertEquals(-1, Arrays.mismatch(content, Files.readAllBytes(messages)));
  }
}
