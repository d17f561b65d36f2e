package chat.server.log.sqlite;

import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.many;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.notation.SizeNotation;
import chat.server.log.LogException;
import chat.server.log.Searches;
import chat.server.log.pruning.Retention;
import chat.server.log.schema.Schema;
import chat.server.time.TimeSource;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files the server can't use are refused in one line, and not changed. */
class RefusedFilesTest extends LogFiles {
  private String refusal() throws IOException {
    byte[] before = Files.readAllBytes(messages);
    LogException refused = assertThrows(LogException.class, this::open);
    assertArrayEquals(before, Files.readAllBytes(messages), "the file is unchanged");
    String line = refused.getMessage();
    assertEquals(1, line.lines().count(), line);
    assertTrue(line.startsWith(messages + " "), line);
    return line;
  }

  private void isRefusedAsDamaged() throws IOException {
    String line = refusal();
    assertTrue(line.contains("is damaged or not a chat-server file"), line);
    assertTrue(
        line.endsWith("move the folder " + folder + " away, or give another one with --data"));
  }

  @Test
  void fileThatIsNoDatabaseIsRefused() throws Exception {
    Files.write(messages, "Dear diary,\n".repeat(1_000).getBytes(UTF_8));
    isRefusedAsDamaged();
    Files.write(messages, "x".getBytes(UTF_8));
    isRefusedAsDamaged();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 8_192, 8_193, 81_920, -1, -8_192})
  void truncatedFileIsRefused(int bytes) throws Exception {
    write();
    long size = Files.size(messages);
    try (FileChannel file = FileChannel.open(messages, StandardOpenOption.WRITE)) {
      file.truncate(bytes > 0 ? bytes : size + bytes);
    }
    isRefusedAsDamaged();
  }

  /** In the file's header and in page headers; in a text, nothing detects a flipped bit. */
  @ParameterizedTest
  @ValueSource(ints = {0, 15, 16, 100, 2 * 8_192, 9 * 8_192, 20 * 8_192 + 3})
  void fileWithAFlippedBitIsRefused(int at) throws Exception {
    write();
    byte[] bytes = Files.readAllBytes(messages);
    bytes[at] ^= 0x40;
    Files.write(messages, bytes);
    isRefusedAsDamaged();
  }

  @Test
  void fileWithZerosInTheMiddleIsRefused() throws Exception {
    write();
    byte[] bytes = Files.readAllBytes(messages);
    int middle = bytes.length / 2 / 8_192 * 8_192;
    Arrays.fill(bytes, middle, middle + 8_192, (byte) 0);
    Files.write(messages, bytes);
    isRefusedAsDamaged();
  }

  @Test
  void emptyFileBesideAWalIsRefusedAndTheWalStays() throws Exception {
    Path crashed = folder.resolve("crashed");
    Files.createDirectory(crashed);
    try (SqliteLog log = open()) {
      log.append(many(TEA, 1, 1_000), Map.of());
      Files.createFile(crashed.resolve("messages.db"));
      Files.copy(folder.resolve("messages.db-wal"), crashed.resolve("messages.db-wal"));
    }
    byte[] wal = Files.readAllBytes(crashed.resolve("messages.db-wal"));
    folder = crashed;
    nameFiles();
    assertEquals(
        "%s is empty, but %s-wal has %s of messages: replace the first by a backup or move the folder %s away, or give another one with --data"
            .formatted(messages, messages, SizeNotation.rounded(wal.length), folder),
        refusal());
    assertArrayEquals(wal, Files.readAllBytes(crashed.resolve("messages.db-wal")));
  }

  @Test
  void otherProgramsDatabaseIsRefused() throws Exception {
    sql(messages, "CREATE TABLE recipes (name TEXT)", "PRAGMA user_version = 1");
    String line = refusal();
    assertTrue(line.contains("is not a chat-server file: move the folder " + folder), line);
  }

  @Test
  void otherProgramsDatabaseWithAWalIsRefused() throws Exception {
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
  void newerVersionIsRefused() throws Exception {
    write();
    sql(messages, "PRAGMA user_version = " + (Schema.VERSION + 1));
    String line = refusal();
    assertTrue(line.contains("was written by a newer chat-server"), line);
    sql(messages, "PRAGMA user_version = " + Schema.VERSION);
    open().close();
  }

  @Test
  void folderOfARunningServerIsRefused() throws Exception {
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

  @ParameterizedTest
  @ValueSource(strings = {"messages.db", "messages.db-wal", "messages.db-shm", "search.db"})
  void folderInPlaceOfAFileIsRefused(String name) throws Exception {
    write();
    Path file = folder.resolve(name);
    Files.deleteIfExists(file);
    Files.createDirectory(file);
    LogException refused = assertThrows(LogException.class, this::open);
    assertEquals(
        file
            + " is a folder, where the server needs a file. Move it away, or give another folder with --data",
        refused.getMessage());
    assertTrue(Files.isDirectory(file));
  }

  @Test
  void socketInPlaceOfAFileIsRefused() throws Exception {
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(messages));
      LogException refused = assertThrows(LogException.class, this::open);
      assertEquals(
          messages
              + " is a socket or a device, where the server needs a file. Move it away, or give another folder with --data",
          refused.getMessage());
    }
  }

  @Test
  void fileInPlaceOfTheFolderIsRefused() throws Exception {
    Path file = folder.resolve("file");
    Files.writeString(file, "mine");
    LogException refused =
        assertThrows(
            LogException.class,
            () -> SqliteLog.open(file, true, Retention.EVERYTHING, TimeSource.SYSTEM));
    assertEquals(
        "can't store messages in the folder %s: %s is not a folder. Make it writable, or give another one with --data"
            .formatted(file, file),
        refused.getMessage());
    assertEquals("mine", Files.readString(file));
  }

  @Test
  void refusalLeavesTheFolderUnlocked() throws Exception {
    Files.write(messages, "no database".getBytes(UTF_8));
    assertThrows(LogException.class, this::open);
    Files.delete(messages);
    write();
  }

  @Test
  void filesOfAnUnfinishedFirstStartAreAccepted() throws Exception {
    Files.createFile(messages);
    open().close();
    Files.delete(messages);
    sql(messages, "PRAGMA journal_mode = WAL");
    open().close();
  }

  @Test
  void filesAreReadableByTheirOwnerAlone() throws Exception {
    Path made = folder.resolve("new").resolve("data");
    try (SqliteLog log = SqliteLog.open(made, true, Retention.EVERYTHING, TimeSource.SYSTEM)) {
      log.append(many(TEA, 1, 3));
      assertEquals(3, Searches.find(log, TEA, "n", 5).size());
      isReadableByItsOwnerAlone(made);
    }
    // Also after their permissions were widened.
    Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.setPosixFilePermissions(
        made.resolve("messages.db"), PosixFilePermissions.fromString("rw-rw-rw-"));
    Files.writeString(made.resolve("search.db"), "nonsense");
    try (SqliteLog log = SqliteLog.open(made, true, Retention.EVERYTHING, TimeSource.SYSTEM)) {
      log.append(many(TEA, 4, 6));
      isReadableByItsOwnerAlone(made);
    }
  }

  static void isReadableByItsOwnerAlone(Path folder) throws IOException {
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
