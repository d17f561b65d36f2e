package chat.server.log.sqlite;

import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.many;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.log.DiskUse;
import chat.server.log.LogException;
import chat.server.log.NamedRoom;
import chat.server.log.file.DamagedCopy;
import chat.server.log.file.DataFolder;
import chat.server.log.file.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A start that finds the log's end lost retains the files as it found them. */
class DamagedCopyTest extends LogFiles {
  private static final List<String> FILES = List.of("messages.db", "messages.db-wal", "log-end");

  private Path found;
  private Path copy;
  private Path wal;

  /** Leaves what a kill leaves: the first message in the database, 60 more in the log beside it. */
  @BeforeEach
  void crash() throws Exception {
    found = folder.resolve("found");
    copy = found.resolve("damaged");
    wal = found.resolve("messages.db-wal");
    open().close();
    try (SqliteLog log = open()) {
      log.append(many(TEA, 1, 1));
      try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + messages)) {
        // While it reads, no checkpoint copies what follows into the database.
        reader.setAutoCommit(false);
        new Sql(reader).number("SELECT count(*) FROM messages");
        for (int i = 2; i <= 61; i++) {
          log.append(many(TEA, i, i));
        }
        Files.createDirectory(found);
        for (String name : FILES) {
          Files.copy(folder.resolve(name), found.resolve(name));
        }
      }
    }
  }

  private void flip() throws IOException {
    byte[] bytes = Files.readAllBytes(wal);
    for (int i = 0; i < 64; i++) {
      bytes[bytes.length / 2 + i] ^= 0x40;
    }
    Files.write(wal, bytes);
  }

  private void cut(int bytes) throws IOException {
    Files.write(wal, Arrays.copyOf(Files.readAllBytes(wal), bytes));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void damagedOrCutWriteAheadLogIsCopiedBeforeItIsOverwritten(boolean flip) throws Exception {
    if (flip) {
      flip();
    } else {
      cut((int) Files.size(wal) / 2);
    }
    byte[] database = Files.readAllBytes(found.resolve("messages.db"));
    byte[] log = Files.readAllBytes(wal);
    long last;
    try (SqliteLog opened = open(found)) {
      last = opened.lastSeq(TEA);
      assertTrue(last < 61, "it starts with " + last);
      opened.append(many(TEA, (int) last + 1, 200));
    }
    assertArrayEquals(database, Files.readAllBytes(copy.resolve("messages.db")));
    assertArrayEquals(log, Files.readAllBytes(copy.resolve("messages.db-wal")));
    assertEquals("rwx------", permissions(copy));
    assertEquals("rw-------", permissions(copy.resolve("messages.db-wal")));
    Files.setPosixFilePermissions(found, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (SqliteLog opened = open(found)) {
      assertEquals(200, opened.lastSeq(TEA));
    }
    assertEquals("rwx------", permissions(found), "a folder with a copy is ours alone");
    assertArrayEquals(log, Files.readAllBytes(copy.resolve("messages.db-wal")));
  }

  @Test
  void intactWriteAheadLogIsNotCopied() throws Exception {
    try (SqliteLog opened = open(found)) {
      assertEquals(61, opened.lastSeq(TEA));
    }
    assertFalse(Files.exists(copy));
  }

  @Test
  void olderCopyStays() throws Exception {
    Files.createDirectory(copy);
    Files.writeString(copy.resolve("messages.db-wal"), "older");
    flip();
    assertEquals(
        copy + " is an earlier copy, so none is made of what was found now. Move it away", make(0));
    open(found).close();
    assertEquals("older", Files.readString(copy.resolve("messages.db-wal")));
  }

  @Test
  void copyThatWasNotFinishedIsMadeAgain() throws Exception {
    Path unfinished = Files.createDirectory(found.resolve("damaged-unfinished"));
    Files.writeString(unfinished.resolve("messages.db"), "begun");
    flip();
    byte[] log = Files.readAllBytes(wal);
    open(found).close();
    assertArrayEquals(log, Files.readAllBytes(copy.resolve("messages.db-wal")));
    assertNotEquals("begun", Files.readString(copy.resolve("messages.db"), ISO_8859_1));
    assertFalse(Files.exists(unfinished));
  }

  @Test
  void copyThatMaxDataDoesNotAllowIsNotMade() throws Exception {
    flip();
    long twice = 2 * (Files.size(wal) + Files.size(found.resolve("messages.db")));
    assertEquals(
        "The files are not copied as they were found: --max-data allows no more", make(twice));
    assertFalse(Files.exists(copy));
    assertEquals(
        copy + " has both files as they were found: restore messages from it, or delete it",
        make(twice * 5 / 4));
    assertTrue(Files.exists(copy));
  }

  @Test
  void copyThatFailsLeavesNothingBehind() throws Exception {
    Path nowhere = Path.of("nowhere");
    Files.createSymbolicLink(copy, nowhere);
    flip();
    String reason = make(0);
    assertTrue(reason.startsWith("The files are not copied as they were found: "), reason);
    assertFalse(Files.exists(found.resolve("damaged-unfinished")));
    assertEquals(nowhere, Files.readSymbolicLink(copy));
  }

  @Test
  void sizeOfTheCopyIsInTheSizeOfTheFolder() throws Exception {
    flip();
    try (SqliteLog opened = open(found)) {
      long copied =
          Files.size(copy.resolve("messages.db")) + Files.size(copy.resolve("messages.db-wal"));
      DiskUse use = opened.diskUse();
      assertTrue(use.countedBytes() > copied, use + " with a copy of " + copied);
      assertTrue(use.countedBytes() <= use.fileBytes(), use + " with a copy of " + copied);
    }
  }

  @Test
  void emptyWriteAheadLogIsNotCopied() throws Exception {
    cut(0);
    assertEquals("There is no write-ahead log that could contain what is missing", make(0));
    assertFalse(Files.exists(copy));
  }

  @Test
  void deletingARoomIsRefusedUntilTheServerHasMadeTheCopy() throws Exception {
    flip();
    byte[] log = Files.readAllBytes(wal);
    LogException refused =
        assertThrows(LogException.class, () -> RoomDeletion.delete(found, NamedRoom.typed("tea")));
    assertEquals(
        found.resolve("messages.db")
            + " lacks messages at its end: start the server once, which retains what is left of them",
        refused.getMessage());
    assertArrayEquals(log, Files.readAllBytes(wal));
    open(found).close();
    assertTrue(RoomDeletion.delete(found, NamedRoom.typed("tea")).messages() > 0);
  }

  private String make(long maxBytes) throws Exception {
    try (DataFolder opened = DataFolder.open(found)) {
      return new DamagedCopy(opened, found.resolve("messages.db"), maxBytes).make();
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
