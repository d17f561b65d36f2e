package chat.server.log;

import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.many;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.Text;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that can't be used: refused in one line, and left as they are. */
class SqliteRefusedTest extends SpoiledFiles {
  private String refusal() throws IOException {
    byte[] before = Files.readAllBytes(messages);
    LogException refused = assertThrows(LogException.class, this::open);
    assertArrayEquals(before, Files.readAllBytes(messages), "it is left as it was");
    String line = refused.getMessage();
    assertEquals(1, line.lines().count(), line);
    assertTrue(line.startsWith(messages + " "), line);
    return line;
  }

  private void isRefusedAsDamaged() throws IOException {
    String line = refusal();
    assertTrue(line.contains("is damaged or no chat-server's"), line);
    assertTrue(
        line.endsWith("move the folder " + folder + " away, or give another one with --data"));
  }

  @Test
  void aFileThatIsNoDatabase() throws Exception {
    Files.write(messages, "Dear diary,\n".repeat(1_000).getBytes(UTF_8));
    isRefusedAsDamaged();
    Files.write(messages, "x".getBytes(UTF_8));
    isRefusedAsDamaged();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 8_192, 8_193, 81_920, -1, -8_192})
  void aFileThatIsCutShort(int bytes) throws Exception {
    write();
    long size = Files.size(messages);
    try (FileChannel file = FileChannel.open(messages, StandardOpenOption.WRITE)) {
      file.truncate(bytes > 0 ? bytes : size + bytes);
    }
    isRefusedAsDamaged();
  }

  /** In the file's head, and in the heads of pages: among the texts no flipped bit would show. */
  @ParameterizedTest
  @ValueSource(ints = {0, 15, 16, 100, 2 * 8_192, 9 * 8_192, 20 * 8_192 + 3})
  void aFileWithAFlippedBit(int at) throws Exception {
    write();
    byte[] bytes = Files.readAllBytes(messages);
    bytes[at] ^= 0x40;
    Files.write(messages, bytes);
    isRefusedAsDamaged();
  }

  @Test
  void aFileWithZerosInTheMiddle() throws Exception {
    write();
    byte[] bytes = Files.readAllBytes(messages);
    int middle = bytes.length / 2 / 8_192 * 8_192;
    Arrays.fill(bytes, middle, middle + 8_192, (byte) 0);
    Files.write(messages, bytes);
    isRefusedAsDamaged();
  }

  @Test
  void anotherProgramsDatabase() throws Exception {
    sql(messages, "CREATE TABLE recipes (name TEXT)", "PRAGMA user_version = 1");
    String line = refusal();
    assertTrue(line.contains("is not a chat-server's: move the folder " + folder), line);
  }

  @Test
  void anotherProgramsDatabaseWithSomethingInItsLog() throws Exception {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + messages);
        Statement statement = other.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("CREATE TABLE recipes (name TEXT)");
      statement.execute("INSERT INTO recipes VALUES ('tea')");
      Path crashed = folder.resolve("crashed");
      Files.createDirectory(crashed);
      for (String name : List.of("messages.db", "messages.db-wal")) {
        Files.copy(folder.resolve(name), crashed.resolve(name));
      }
      byte[] wal = Files.readAllBytes(crashed.resolve("messages.db-wal"));
      folder = crashed;
      nameFiles();
      refusal();
      assertArrayEquals(wal, Files.readAllBytes(crashed.resolve("messages.db-wal")));
    }
  }

  @Test
  void aNewerVersion() throws Exception {
    write();
    sql(messages, "PRAGMA user_version = " + (Tables.VERSION + 1));
    String line = refusal();
    assertTrue(line.contains("was written by a newer chat-server"), line);
    sql(messages, "PRAGMA user_version = " + Tables.VERSION);
    open().close();
  }

  @Test
  void aFolderThatAServerUses() throws Exception {
    try (SqliteLog log = open()) {
      LogException refused = assertThrows(LogException.class, this::open);
      assertEquals(
          "another chat-server uses the folder %s: stop it, or give another folder with --data"
              .formatted(folder),
          refused.getMessage());
      log.append(many(TEA, 1, 3));
    }
    try (SqliteLog log = open()) {
      assertEquals(3, log.lastSeq(TEA));
    }
  }

  @Test
  void aFileInPlaceOfTheFolder() throws Exception {
    Path file = folder.resolve("file");
    Files.writeString(file, "mine");
    LogException refused =
        assertThrows(
            LogException.class,
            () -> SqliteLog.open(file, true, Keep.EVERYTHING, Clock.systemUTC()));
    assertEquals(
        "can't keep messages in the folder %s (%s is not a folder): make it writable, or give another one with --data"
            .formatted(file, file),
        refused.getMessage());
    assertEquals("mine", Files.readString(file));
  }

  @Test
  void afterARefusalNothingIsHeld() throws Exception {
    Files.write(messages, "no database".getBytes(UTF_8));
    assertThrows(LogException.class, this::open);
    Files.delete(messages);
    write();
  }

  @Test
  void anUnfinishedFirstStartIsNoDamage() throws Exception {
    Files.createFile(messages);
    open().close();
    Files.delete(messages);
    sql(messages, "PRAGMA journal_mode = WAL");
    open().close();
  }

  @Test
  void whatIsMadeIsTheOwnersAlone() throws Exception {
    Path made = folder.resolve("new").resolve("data");
    try (SqliteLog log = SqliteLog.open(made, true, Keep.EVERYTHING, Clock.systemUTC())) {
      log.append(many(TEA, 1, 3));
      assertEquals(3, log.search(TEA, Text.of("n"), ALL, 5).size());
      isTheOwnersAlone(made);
    }
    // Also where somebody had opened it to others since.
    Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.setPosixFilePermissions(
        made.resolve("messages.db"), PosixFilePermissions.fromString("rw-rw-rw-"));
    Files.writeString(made.resolve("search.db"), "nonsense");
    try (SqliteLog log = SqliteLog.open(made, true, Keep.EVERYTHING, Clock.systemUTC())) {
      log.append(many(TEA, 4, 6));
      isTheOwnersAlone(made);
    }
  }

  static void isTheOwnersAlone(Path folder) throws IOException {
    assertEquals("rwx------", permissions(folder));
    try (var files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertTrue(all.size() >= 3, all::toString);
      for (Path file : all) {
        assertEquals("rw-------", permissions(file), file::toString);
      }
      assertFalse(all.stream().noneMatch(file -> file.toString().endsWith("-wal")));
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
