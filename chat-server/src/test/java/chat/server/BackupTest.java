package chat.server;

import static chat.server.log.Drafts.CAKE;
import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.many;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.Nick;
import chat.server.log.LogException;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.SqliteLog;
import chat.server.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What backup writes, what it refuses, and a restore. */
class BackupTest {
  @TempDir private Path temporary;
  private Path data;
  private Path file;

  @BeforeEach
  void storeMessages() throws LogException {
    data = temporary.resolve("data");
    file = temporary.resolve("backup.db");
    try (SqliteLog log = open(data)) {
      log.append(many(TEA, 1, 2_000));
    }
  }

  private static SqliteLog open(Path folder) throws LogException {
    return SqliteLog.open(folder, true, Retention.EVERYTHING, TimeSource.SYSTEM);
  }

  private Path restored() throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("restored"));
    Files.copy(file, folder.resolve("messages.db"));
    return folder;
  }

  private void assertFiles(String... names) throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      assertEquals(
          List.of(names), files.map(path -> path.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void accountsAreInTheCopy() throws Exception {
    try (SqliteLog log = open(data)) {
      log.accounts().create(Nick.of("alice"), "hash", 1);
      log.accounts().addDevice(1, "laptop", "digest", 2);
      Ran.on(data, "backup", file).succeeds();
    }
    try (SqliteLog log = open(restored())) {
      assertEquals("hash", log.accounts().find(Nick.of("Alice")).orElseThrow().passwordHash());
      assertEquals("laptop", log.accounts().deviceByToken("digest").orElseThrow().name());
    }
  }

  @Test
  void copyOfAnOpenLogHasAllThatWasStored() throws Exception {
    String id;
    try (SqliteLog log = open(data)) {
      log.append(many(CAKE, 1, 10));
      id = log.id();
      Ran ran = Ran.on(data, "backup", file).succeeds();
      assertTrue(
          ran.out()
              .matches("copied the messages in the folder \\S+ to \\S+: [0-9]+k, 2 commits\\R"),
          ran.out());
      log.append(many(CAKE, 11, 20));
    }
    assertFiles("backup.db", "data");
    try (SqliteLog log = open(restored())) {
      assertEquals(2_000, log.lastSeq(TEA));
      assertEquals(10, log.lastSeq(CAKE));
      assertNotEquals(id, log.id());
    }
  }

  @Test
  void copyHasAnotherIdThanItsLogEvenWithoutMessages() throws Exception {
    Path empty = temporary.resolve("empty");
    String id;
    try (SqliteLog log = open(empty)) {
      id = log.id();
    }
    Ran.on(empty, "backup", file).succeeds();
    try (SqliteLog log = open(restored())) {
      assertNotEquals(id, log.id());
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no POSIX permissions")
  void copyIsReadableByItsOwnerAlone() throws IOException {
    Ran.on(data, "backup", file).succeeds();
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void fileIsReplacedOnlyByForce() throws IOException {
    Files.writeString(file, "precious");
    Ran.on(data, "backup", file)
        .fails(file + " exists: name another file, or replace it with --force");
    assertEquals("precious", Files.readString(file));
    Ran.on(data, "backup", "--force", file).succeeds();
    assertTrue(Files.size(file) > 100_000);
    assertFiles("backup.db", "data");
  }

  @Test
  void fileInTheFolderOfTheMessagesIsRefused() {
    Path messages = data.resolve("messages.db");
    Ran.on(data, "backup", "--force", messages)
        .fails(messages + " is in the folder of the messages: name a file in another one");
  }

  @Test
  void damagedLogIsNotCopied() throws IOException {
    Path messages = data.resolve("messages.db");
    byte[] content = Files.readAllBytes(messages);
    int at = content.length - 2 * 8_192;
    Arrays.fill(content, at, at + 8_192, (byte) 0xA5);
    Files.write(messages, content, StandardOpenOption.WRITE);
    Ran ran = Ran.on(data, "backup", file);
    assertEquals(1, ran.code());
    assertTrue(ran.err().contains("messages.db is damaged ("), ran.err());
    assertTrue(ran.err().contains("so no copy of it was made"), ran.err());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertFiles("data");
  }
}
