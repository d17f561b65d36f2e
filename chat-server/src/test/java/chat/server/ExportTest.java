package chat.server;

import static chat.server.log.Drafts.ALICE;
import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.at;
import static chat.server.log.Drafts.deletion;
import static chat.server.log.Drafts.edit;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.Text;
import chat.server.log.Draft;
import chat.server.log.LogException;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.SqliteLog;
import chat.server.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What export writes, and what it refuses. */
class ExportTest {
  private static final long NOON = Instant.parse("2026-11-01T12:00:00Z").toEpochMilli();
  private static final String FIRST =
      "{\"number\":1,\"time\":\"2026-11-01T12:00:00.000Z\",\"nick\":\"nick\",\"kind\":\"said\",\"text\":\"eins\"}";
  private static final String SECOND =
      "{\"number\":2,\"time\":\"2026-11-01T12:00:01.005Z\",\"nick\":\"zoë\",\"kind\":\"emoted\",\"text\":\"winkt 👋\\n\\t\\\"zwei\\\"\"}";
  private static final String THIRD =
      "{\"number\":3,\"time\":\"2026-11-02T00:00:00.000Z\",\"nick\":\"nick\",\"kind\":\"said\",\"text\":\"drei\"}";

  @TempDir private Path temporary;
  private Path data;
  private Path file;

  @BeforeEach
  void storeMessages() throws LogException {
    data = temporary.resolve("data");
    file = temporary.resolve("out.jsonl");
    try (SqliteLog log = open()) {
      log.append(
          List.of(
              at(NOON, TEA, ALICE, 1, "eins"),
              new Draft(
                  TEA,
                  ALICE,
                  2,
                  NOON + 1_005,
                  Nick.of("zoë"),
                  MessageKind.EMOTED,
                  Text.of("winkt 👋\n\t\"zwei\"")),
              at(NOON + 12 * 3_600_000L, TEA, ALICE, 3, "drei")));
    }
  }

  private SqliteLog open() throws LogException {
    return SqliteLog.open(data, true, Retention.EVERYTHING, TimeSource.SYSTEM);
  }

  private List<String> exported(Object... options) throws IOException {
    Files.deleteIfExists(file);
    Ran.on(data, Stream.concat(Stream.of("export", file), Stream.of(options)).toArray()).succeeds();
    return Files.readAllLines(file);
  }

  private void assertNoOtherFiles(String... names) throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      assertEquals(
          Stream.concat(Stream.of("data"), Stream.of(names)).sorted().toList(),
          files.map(path -> path.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void roomIsWrittenInAnySpelling() throws IOException {
    assertEquals(List.of(FIRST, SECOND, THIRD), exported("--room", "#tea"));
    assertEquals(List.of(FIRST, SECOND, THIRD), exported("--room", "TEA"));
    assertNoOtherFiles("out.jsonl");
  }

  @Test
  void accountOfAMessageIsWrittenAndNotReadAgain() throws Exception {
    sql(
        "INSERT INTO accounts (nick, nick_key, created, seen)" + " VALUES ('Zoë', 'zoë', 0, 0)",
        "UPDATE messages SET account = 1 WHERE seq = 2");
    String second = SECOND.replace("\"zoë\",", "\"zoë\",\"account\":\"Zoë\",");
    assertEquals(List.of(FIRST, second, THIRD), exported("--room", "tea"));
    Ran.on(data, "import", "--room=copy", file).succeeds();
    assertEquals(List.of(FIRST, SECOND, THIRD), exported("--room", "copy"));
  }

  private void sql(String... commands) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("messages.db"));
        Statement statement = connection.createStatement()) {
      for (String command : commands) {
        assertEquals(1, statement.executeUpdate(command), command);
      }
    }
  }

  @Test
  void deletedMessagesAndChangesAreLeftOut() throws Exception {
    try (SqliteLog log = open()) {
      log.append(List.of(edit(TEA, ALICE, 4, 1, "one"), deletion(TEA, ALICE, 5, 2)));
    }
    assertEquals(
        "exported 2 messages of #tea; left out 1 deleted message, 2 edits and deletions",
        Ran.on(data, "export", "--room=tea", file).err().strip());
    assertEquals(
        List.of(FIRST.replace("\"eins\"", "\"one\",\"edited\":1"), THIRD),
        Files.readAllLines(file));
    Ran.on(data, "import", "--room=copy", file).succeeds();
    assertEquals(2, exported("--room", "copy").size());
  }

  @Test
  void datesBoundTheMessages() throws IOException {
    assertEquals(List.of(SECOND, THIRD), exported("--room=tea", "--since=2026-11-01T12:00:00.001"));
    assertEquals(List.of(FIRST, SECOND), exported("--room=tea", "--until=2026-11-02"));
    assertEquals(
        List.of(SECOND),
        exported("--room=tea", "--since=2026-11-01T12:00:01Z", "--until=2026-11-01T12:01"));
    assertEquals(List.of(), exported("--room=tea", "--since=2026-11-03"));
  }

  @Test
  void roomIsReadBesideAServer() throws Exception {
    try (SqliteLog log = open()) {
      log.append(List.of(at(NOON + 86_400_000, TEA, ALICE, 4, "vier")));
      assertEquals(4, exported("--room", "tea").size());
      log.append(List.of(at(NOON + 86_400_000, TEA, ALICE, 5, "fünf")));
      assertEquals(5, exported("--room", "tea").size());
    }
  }

  @Test
  void fileIsReplacedOnlyByForce() throws IOException {
    Files.writeString(file, "precious");
    Ran.on(data, "export", "--room=tea", file)
        .fails(file + " exists: name another file, or replace it with --force");
    assertEquals("precious", Files.readString(file));
    assertEquals(
        "exported 3 messages of #tea" + System.lineSeparator(),
        Ran.on(data, "export", "--room=tea", "--force", file).succeeds().err());
    assertEquals(3, Files.readAllLines(file).size());
    assertNoOtherFiles("out.jsonl");
  }

  @Test
  void fileInTheFolderOfTheMessagesIsRefused() throws IOException {
    Path messages = data.resolve("messages.db");
    byte[] before = Files.readAllBytes(messages);
    Ran.on(data, "export", "--room=tea", "--force", messages)
        .fails(messages + " is in the folder of the messages: name a file in another one");
    assertArrayEquals(before, Files.readAllBytes(messages));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no POSIX permissions")
  void fileIsReadableByItsOwnerAlone() throws IOException {
    exported("--room=tea");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void whatCanNotBeDoneIsReportedInOneLineAndChangesNothing() throws IOException {
    Ran.on(data, "export", "--room=nix", file)
        .fails("the folder " + data + " has no room #nix: check its name");
    Path missing = temporary.resolve("missing");
    Ran.on(missing, "export", "--room=tea", file)
        .fails(
            "the folder " + missing + " has no messages: name the folder of a server with --data");
    assertFalse(Files.exists(missing));
    Ran.on(data, "export", "--room=tea", temporary).fails(temporary + " is a folder: name a file");
    Path below = missing.resolve("out.jsonl");
    Ran.on(data, "export", "--room=tea", below)
        .fails(
            "can't write " + below + ": its folder does not exist. Name a file that you can write");
    assertNoOtherFiles();
  }
}
