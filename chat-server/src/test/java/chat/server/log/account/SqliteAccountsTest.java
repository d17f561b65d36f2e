package chat.server.log.account;

import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.many;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.Nick;
import chat.server.log.LogException;
import chat.server.log.RoomLog;
import chat.server.log.file.Sql;
import chat.server.log.moderation.AuditEntry;
import chat.server.log.moderation.ModerationChange;
import chat.server.log.moderation.ModerationStore;
import chat.server.log.moderation.Party;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.SqliteLog;
import chat.server.time.TimeSource;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The contract, in the log's database, and what outlives the process. */
class SqliteAccountsTest extends AccountStoreContract {
  @TempDir private Path folder;
  private SqliteLog log;

  @Override
  AccountStore open() throws LogException {
    return open(0);
  }

  @Override
  void delete(AccountStore of, long account) throws LogException {
    log.moderation().apply(new ModerationChange.DeleteAccount(account, 9));
  }

  @Override
  ModerationStore moderation() {
    return log.moderation();
  }

  private AccountStore open(long maxBytes) throws LogException {
    if (log != null) {
      log.close();
    }
    log = SqliteLog.open(folder, false, Retention.EVERYTHING, TimeSource.SYSTEM, maxBytes);
    return log.accounts();
  }

  @AfterEach
  void close() {
    log.close();
  }

  private long sql(String statement) throws SQLException {
    try (Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("messages.db"))) {
      Sql sql = new Sql(connection);
      return statement.startsWith("SELECT") ? sql.number(statement) : sql.update(statement);
    }
  }

  @Test
  void everythingOutlivesTheServer() throws Exception {
    AccountStore store = log.accounts();
    long alice = store.create(ALICE, "hash", 1);
    long device = store.addDevice(alice, "phone", "digest", 2);
    StoredKey key = new StoredKey("SHA256:a", new byte[] {1}, "laptop", 3);
    store.addKey(alice, key);
    store.setMarks(alice, List.of(new ReadMark("#tea", 17, true)));
    AccountStore again = open();
    assertEquals("hash", again.find(ALICE).orElseThrow().passwordHash());
    assertTrue(again.claim(Nick.of("al1ce")).isPresent());
    assertEquals(device, again.deviceByToken("digest").orElseThrow().number());
    assertEquals(List.of(key), again.keys(alice));
    assertEquals(List.of(new ReadMark("#tea", 17, true)), again.marks(alice));
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "it lists the files that are open")
  void firstAccountOpensNoFile() throws Exception {
    long open = openLogs();
    assertTrue(open > 0);
    log.accounts().create(ALICE, "", 1);
    assertTrue(log.accounts().claim(ALICE).isPresent());
    assertEquals(open, openLogs());
  }

  /** Returns how often this process has the write-ahead log open. */
  private long openLogs() throws IOException {
    Path wal = folder.toRealPath().resolve("messages.db-wal");
    long count = 0;
    try (DirectoryStream<Path> numbers = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path number : numbers) {
        try {
          count += Files.readSymbolicLink(number).equals(wal) ? 1 : 0;
        } catch (NoSuchFileException e) {
          // Another thread has closed it meanwhile.
        }
      }
    }
    return count;
  }

  @Test
  void formsOfAnotherUnicodeAreReplacedAtTheStart() throws Exception {
    log.accounts().create(ALICE, "", 1);
    sql("UPDATE nick_forms SET form = 'of an older table: ' || form");
    assertFalse(open().claim(Nick.of("al1ce")).isPresent());
    sql("UPDATE about SET value = 'older' WHERE name = 'confusables'");
    assertTrue(open().claim(Nick.of("al1ce")).isPresent());
    assertEquals(0, sql("SELECT count(*) FROM nick_forms WHERE form LIKE 'of%'"));
  }

  @Test
  void changeWithoutItsEntryAndEntryWithoutItsChangeAreNotStored() throws Exception {
    AccountStore store = log.accounts();
    AuditEntry entry = AuditEntry.of(2, Party.CONSOLE, "op", "", "alice", "");
    long alice = store.create(ALICE, "hash", 1);
    long phone = store.addDevice(alice, "phone", "digest", 2);
    sql("CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no'); END");
    assertThrows(LogException.class, () -> store.setOperator(alice, true, entry));
    assertThrows(
        LogException.class, () -> store.addDevice(alice, "bot", "of bot", TokenScope.ALL, entry));
    assertThrows(LogException.class, () -> store.reset(alice, "once", 9, false, entry));
    sql("DROP TRIGGER full");
    sql("CREATE TRIGGER full BEFORE INSERT ON devices BEGIN SELECT RAISE(ABORT, 'no'); END");
    assertThrows(
        LogException.class, () -> store.addDevice(alice, "bot", "of bot", TokenScope.ALL, entry));
    assertThrows(LogException.class, () -> store.reset(alice, "once", 9, false, entry));
    sql("DROP TRIGGER full");
    assertEquals(Set.of(), store.operators());
    assertEquals("hash", store.find(alice).orElseThrow().passwordHash());
    assertEquals(List.of(phone), store.devices(alice).stream().map(d -> d.number()).toList());
    assertEquals(0, sql("SELECT count(*) FROM audit"));
    assertTrue(store.setOperator(alice, true, entry));
    assertEquals(1, sql("SELECT count(*) FROM audit"));
  }

  @Test
  void accountsAreStoredWhileTheHubStores() throws Exception {
    AccountStore store = log.accounts();
    long alice = store.create(ALICE, "", 1);
    for (int i = 1; i <= 20; i++) {
      log.append(many(TEA, i, i));
      store.setMarks(alice, List.of(new ReadMark("#tea", i, true)));
      assertTrue(store.claim(ALICE).isPresent());
    }
    assertEquals(20, store.marks(alice).get(0).seq());
    assertEquals(20, log.lastSeq(TEA));
  }

  @Test
  void fullFolderRefusesAnAccountAndKeepsTheOthers() throws Exception {
    log.accounts().create(ALICE, "hash", 1);
    AccountStore full = open(1);
    assertThrows(RoomLog.DataLimitException.class, () -> full.create(Nick.of("bob"), "", 2));
    assertThrows(RoomLog.DataLimitException.class, () -> full.setPassword(1, "other"));
    assertFalse(full.claim(Nick.of("bob")).isPresent());
    assertEquals("hash", full.find(ALICE).orElseThrow().passwordHash());
  }
}
