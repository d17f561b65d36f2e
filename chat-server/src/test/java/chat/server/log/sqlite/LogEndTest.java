package chat.server.log.sqlite;

import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.many;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.Captured;
import chat.server.fixture.TestClock;
import chat.server.log.LogException;
import chat.server.log.file.DataFolder;
import chat.server.log.file.Database.Sync;
import chat.server.log.file.LogEndFile;
import chat.server.log.file.Sql;
import chat.server.log.pruning.ClockWatch;
import chat.server.log.pruning.Retention;
import chat.server.time.TimeSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A log that lost its last commits has another id when it is opened again; any other keeps its. */
class LogEndTest {
  private static final String BOOT = "5a1c0f0e-0000-4000-8000-000000000001";
  private static final String NEXT_BOOT = "5a1c0f0e-0000-4000-8000-000000000002";
  private static final List<String> FILES = List.of("messages.db", "messages.db-wal", "log-end");

  @TempDir private Path temporary;
  private Path folder;
  private Path crashed;
  private Path end;
  private String id;

  @BeforeEach
  void storeTenCommits() throws LogException {
    folder = temporary.resolve("data");
    crashed = temporary.resolve("crashed");
    end = folder.resolve("log-end");
    append(folder, 1, 10);
  }

  private static SqliteLog open(Path folder, Sync sync, Optional<String> boot) throws LogException {
    return SqliteLog.open(
        folder, new SqliteLog.Settings(sync, Retention.EVERYTHING, TimeSource.SYSTEM, boot, 0));
  }

  private static SqliteLog open(Path folder) throws LogException {
    return open(folder, Sync.FULL, Optional.of(BOOT));
  }

  private static void commit(SqliteLog log, int from, int to) throws LogException {
    for (int i = from; i <= to; i++) {
      log.append(many(TEA, i, i));
    }
  }

  private void append(Path to, int from, int last) throws LogException {
    try (SqliteLog log = open(to)) {
      id = log.id();
      commit(log, from, last);
    }
  }

  /** Opens the log and returns its id, which the next opening doesn't change. */
  private static String idOf(Path folder, Sync sync, Optional<String> boot) throws LogException {
    String opened;
    try (SqliteLog log = open(folder, sync, boot)) {
      opened = log.id();
    }
    try (SqliteLog log = open(folder, sync, boot)) {
      assertEquals(opened, log.id());
    }
    return opened;
  }

  private static String idOf(Path folder) throws LogException {
    return idOf(folder, Sync.FULL, Optional.of(BOOT));
  }

  /** Copies the files of an open log, which is what a kill leaves. */
  private void crash() throws IOException {
    Files.createDirectory(crashed);
    for (String file : FILES) {
      Files.copy(folder.resolve(file), crashed.resolve(file));
    }
  }

  @ParameterizedTest
  @EnumSource(Sync.class)
  void cleanStopKeepsTheId(Sync sync) throws Exception {
    assertEquals(id, idOf(folder, sync, Optional.of(BOOT)));
    assertEquals(id, idOf(folder, sync, Optional.of(NEXT_BOOT)));
    assertEquals(id, idOf(folder, sync, Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource(Sync.class)
  void killKeepsTheId(Sync sync) throws Exception {
    try (SqliteLog log = open(folder, sync, Optional.of(BOOT))) {
      commit(log, 11, 20);
      crash();
    }
    assertEquals(id, idOf(crashed, sync, Optional.of(BOOT)));
  }

  @Test
  void killBetweenACommitAndItsNumberKeepsTheId() throws Exception {
    byte[] before = Files.readAllBytes(end);
    append(folder, 11, 11);
    Files.write(end, before);
    assertEquals(id, idOf(folder));
  }

  @Test
  void powerCutKeepsTheIdOfALogWhoseCommitsWaitedForTheDisk() throws Exception {
    try (SqliteLog log = open(folder)) {
      commit(log, 11, 20);
      crash();
    }
    assertEquals(id, idOf(crashed, Sync.NORMAL, Optional.of(NEXT_BOOT)));
  }

  @Test
  void powerCutWithSyncNormalChangesTheId() throws Exception {
    try (SqliteLog log = open(folder, Sync.NORMAL, Optional.of(BOOT))) {
      commit(log, 11, 20);
      crash();
    }
    assertNotEquals(id, idOf(crashed, Sync.FULL, Optional.of(NEXT_BOOT)));
  }

  @Test
  void unknownBootWithSyncNormalChangesTheId() throws Exception {
    try (SqliteLog log = open(folder, Sync.NORMAL, Optional.empty())) {
      commit(log, 11, 20);
      crash();
    }
    assertNotEquals(id, idOf(crashed, Sync.NORMAL, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100})
  void truncatedWalChangesTheId(int bytesLess) throws Exception {
    try (SqliteLog log = open(folder)) {
      commit(log, 11, 20);
      crash();
    }
    try (FileChannel wal =
        FileChannel.open(crashed.resolve("messages.db-wal"), StandardOpenOption.WRITE)) {
      wal.truncate(bytesLess == 0 ? 0 : wal.size() - bytesLess);
    }
    assertNotEquals(id, idOf(crashed));
  }

  @Test
  void lossIsToldWithItsNumbers() throws Exception {
    byte[] before = Files.readAllBytes(folder.resolve("messages.db"));
    append(folder, 11, 1_010);
    Files.write(folder.resolve("messages.db"), before);
    try (DataFolder opened = DataFolder.open(folder);
        LogEndFile file = LogEndFile.open(opened, Optional.of(BOOT))) {
      assertEquals(
          Optional.of(
              "its last 1,000 commits are missing, each of one or more messages (10 of 1010 are there)"),
          file.loss(10));
    }
  }

  @Test
  void olderDatabaseCopiedBackChangesTheId() throws Exception {
    Path backup = temporary.resolve("backup.db");
    Files.copy(folder.resolve("messages.db"), backup);
    append(folder, 11, 11);
    Files.copy(backup, folder.resolve("messages.db"), StandardCopyOption.REPLACE_EXISTING);
    String restored = idOf(folder);
    assertNotEquals(id, restored);
    append(folder, 11, 12);
    assertEquals(restored, idOf(folder));
  }

  @Test
  void missingFileChangesTheId() throws Exception {
    Files.delete(end);
    assertNotEquals(id, idOf(folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7", "commit 7\n", "\u00e9"})
  void damagedFileChangesTheIdOnce(String text) throws Exception {
    Files.writeString(end, text);
    assertChangesOnce();
  }

  @Test
  void textAfterItsEndChangesTheIdOnce() throws Exception {
    Files.writeString(end, Files.readString(end) + "\n");
    assertChangesOnce();
  }

  @Test
  void numberThatNoLogReachesChangesTheIdOnce() throws Exception {
    Files.writeString(end, Files.readString(end).replaceFirst("[0-9]{19}", "9".repeat(19)));
    assertChangesOnce();
  }

  private void assertChangesOnce() throws Exception {
    String changed = idOf(folder);
    assertNotEquals(id, changed);
    assertEquals(changed, idOf(folder));
  }

  @Test
  void emptyLogNeedsNoFile() throws Exception {
    Path empty = temporary.resolve("empty");
    String first = idOf(empty);
    Files.delete(empty.resolve("log-end"));
    assertEquals(first, idOf(empty));
  }

  @Test
  void databaseOfTheFirstVersionKeepsItsId() throws Exception {
    OldVersions.restore1(folder.resolve("messages.db"));
    Files.delete(end);
    assertEquals(id, idOf(folder));
    append(folder, 11, 11);
    Files.delete(end);
    assertNotEquals(id, idOf(folder));
  }

  @Test
  void prunedAuthorsKeepTheId() throws Exception {
    TestClock clock = new TestClock();
    clock.advance(Duration.ofDays(40));
    Retention day = new Retention(Duration.ofDays(1), 0);
    try (SqliteLog log =
        SqliteLog.open(
            folder, new SqliteLog.Settings(Sync.FULL, day, clock.time(), Optional.of(BOOT), 0))) {
      clock.advance(ClockWatch.PROBATION);
      assertEquals(id, log.id());
      await()
          .atMost(Captured.PATIENCE)
          .until(() -> count(folder.resolve("messages.db"), "clients") == 0);
    }
    assertEquals(id, idOf(folder));
  }

  private static long count(Path database, String table) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
      return new Sql(connection).number("SELECT count(*) FROM " + table);
    }
  }

  @Test
  void fileSaysWhatThereWas() throws Exception {
    assertEquals(
        """
        chat-server log-end 1
        commit 0000000000000000010
        closed yes
        sync   full
        boot   %s
        """
            .formatted(BOOT),
        Files.readString(end).replaceAll(" +\n", "\n"));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(end)));
  }

  @Test
  void directoryInPlaceOfTheFileIsRefused() throws Exception {
    Files.delete(end);
    Files.createDirectory(end);
    LogException refused = assertThrows(LogException.class, () -> open(folder));
    assertTrue(refused.getMessage().contains("log-end"), refused.getMessage());
    assertEquals(1, refused.getMessage().lines().count());
  }
}
