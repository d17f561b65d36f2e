package chat.server.log.migrate;

import static chat.server.log.Drafts.ALICE;
import static chat.server.log.Drafts.BOB;
import static chat.server.log.Drafts.CAKE;
import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.many;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.server.log.Drafts;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.account.AccountStore;
import chat.server.log.account.ReadMark;
import chat.server.log.account.StoredKey;
import chat.server.log.account.TokenScope;
import chat.server.log.file.Sql;
import chat.server.log.file.Store;
import chat.server.log.file.TableReader;
import chat.server.log.moderation.Access;
import chat.server.log.moderation.AuditEntry;
import chat.server.log.moderation.Ban;
import chat.server.log.moderation.ModerationChange;
import chat.server.log.moderation.Party;
import chat.server.log.moderation.Report;
import chat.server.log.moderation.RoomRole;
import chat.server.log.moderation.RoomSettings;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.FolderTables;
import chat.server.log.sqlite.SqliteLog;
import chat.server.log.sqlite.StoppedLog;
import chat.server.log.tools.Work;
import chat.server.time.TimeSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a migration copies, from a folder to a folder. */
class FolderMigrationTest {
  private static final LogName SECRET = LogName.of(RoomName.of("#secret"));
  private static final Party CAROL = new Party(3, "carol");

  @TempDir private Path temporary;
  private Path folder;

  private static SqliteLog open(Path folder) throws LogException {
    return SqliteLog.open(folder, false, Retention.EVERYTHING, TimeSource.SYSTEM);
  }

  @BeforeEach
  void fill() throws Exception {
    folder = temporary.resolve("from");
    try (SqliteLog log = open(folder)) {
      fill(log);
    }
  }

  private static AuditEntry operation(String action, String target, long epochMillis) {
    return AuditEntry.of(epochMillis, Party.CONSOLE, action, "", target, "");
  }

  /** Stores something in each table, and what nothing but its number is left of. */
  static void fill(SqliteLog log) throws Exception {
    log.append(many(TEA, 1, 700), Map.of(TEA, Text.of("tea 🍵 time")));
    log.append(List.of(Drafts.said(CAKE, BOB, 7, "gone"), Drafts.said(SECRET, BOB, 8, "psst")));
    log.append(
        List.of(Drafts.edit(TEA, ALICE, 9, 1, "edited"), Drafts.deletion(TEA, ALICE, 10, 2)));
    log.deleteRooms(List.of(CAKE));
    AccountStore accounts = log.accounts();
    for (String nick : List.of("alice", "bob", "carol", "dora")) {
      accounts.create(Nick.of(nick), "hash of " + nick, 5);
    }
    accounts.setOperator(1, true, operation("op", "alice", 5));
    TokenScope scope = new TokenScope(true, Set.of(TEA.room()));
    accounts.addDevice(1, "phone", "digest", scope, operation("token", "alice", 6));
    accounts.reset(
        2,
        "digest of a token that logs in once",
        Long.MAX_VALUE,
        true,
        operation("reset-password", "bob", 7));
    accounts.addKey(1, new StoredKey("SHA256:a", new byte[] {0, -1, 1}, "laptop", 3));
    accounts.setMarks(1, List.of(new ReadMark("#tea", 17, true), new ReadMark("@", 1, false)));
    log.append(List.of(Drafts.said(LogName.ofAccount(1), BOB, 11, "hi alice")));
    RoomSettings secret = RoomSettings.initial(SECRET, SECRET.room().key(), 3, 1_000);
    Ban ban =
        new Ban(
            0,
            0,
            Optional.of(TEA),
            Ban.Effect.MUTE,
            Ban.Kind.ACCOUNT,
            "2",
            99,
            "spam",
            5,
            CAROL,
            "bob");
    log.moderation()
        .apply(
            List.of(
                new ModerationChange.StoreSettings(secret),
                new ModerationChange.SetRole(new RoomRole(SECRET, 1, RoomRole.Kind.OP, 10, true)),
                new ModerationChange.MakePrivate(
                    secret.withAccess(Access.PRIVATE), new LogName("#secret/0002")),
                new ModerationChange.AddBans(List.of(ban, ban)),
                new ModerationChange.AddReport(
                    Report.open(8, Optional.of(TEA), 3, CAROL, new Party(2, "bob"), "rude")),
                new ModerationChange.SetBot(2, 5),
                new ModerationChange.DeleteAccount(4, 9)),
            Optional.of(AuditEntry.of(5_000, CAROL, "ban", TEA.key(), "bob", "spam")));
  }

  static End end(FolderTables folder, String name) {
    return new End(name, folder.store(), Numbering.SQLITE);
  }

  private List<Migration.Copied> move(Path to, boolean resumes) throws LogException {
    try (FolderTables source = FolderTables.open(folder);
        FolderTables target = FolderTables.openOrCreate(to)) {
      return new Migration(end(source, "the source"), end(target, "the target"), Work.UNOBSERVED)
          .run(resumes);
    }
  }

  static void assertSame(End expected, End actual) throws LogException {
    for (MovedTable table : MovedTable.values()) {
      TableRows.Summary rows = new TableRows(expected, table).summary(count -> {});
      assertTrue(rows.rows() > 0, table + " has rows");
      assertEquals(rows, new TableRows(actual, table).summary(count -> {}), table.table());
      if (table.isNumbered()) {
        assertEquals(last(expected, table), last(actual, table), table.table());
      }
    }
    assertEquals(about(expected), about(actual));
  }

  private static long last(End end, MovedTable table) throws LogException {
    return end.store().read("read", sql -> end.numbering().last(sql, table.table()));
  }

  private static List<String> about(End end) throws LogException {
    return end.store()
        .read(
            "read",
            sql ->
                sql.rows(
                    row -> row.getString(1),
                    """
                    SELECT value FROM about WHERE name IN ('log_id', 'confusables', 'migrating')
                    ORDER BY name"""));
  }

  @Test
  void targetHasTheSameRowsNumbersAndId() throws Exception {
    Path to = temporary.resolve("to");
    List<Migration.Copied> copied = move(to, false);
    try (FolderTables source = FolderTables.open(folder);
        FolderTables target = FolderTables.open(to)) {
      assertSame(end(source, ""), end(target, ""));
      for (Migration.Copied table : copied) {
        TableRows rows =
            new TableRows(
                end(target, ""), MovedTable.valueOf(table.table().toUpperCase(Locale.ROOT)));
        assertEquals(
            rows.summary(count -> {}), new TableRows.Summary(table.rows(), table.digest()));
      }
      assertEquals(MovedTable.values().length, copied.size());
    }
    try (SqliteLog log = open(to)) {
      assertEquals(702, log.lastSeq(TEA));
      assertEquals(10, log.ends(ALICE, LogName.ofAccount(1)).lastId());
      assertEquals("tea 🍵 time", log.room(TEA.room()).orElseThrow().topic().toString());
      assertEquals(1, log.moderation().privateRooms().size());
      assertTrue(log.accounts().claim(Nick.of("al1ce")).isPresent());
      // The number of a deleted account is used by nobody else.
      assertEquals(5, log.accounts().create(Nick.of("eve"), "", 1));
    }
  }

  @Test
  void pageHasFewLongMessages() throws Exception {
    Path large = temporary.resolve("large");
    try (SqliteLog log = open(large)) {
      for (int i = 1; i <= 3; i++) {
        log.append(List.of(Drafts.said(TEA, ALICE, i, "🍵".repeat(i * 600_000))));
      }
    }
    try (FolderTables tables = FolderTables.open(large)) {
      TableRows rows = new TableRows(end(tables, ""), MovedTable.MESSAGES);
      List<Object> key = List.of();
      for (long seq = 1; seq <= 3; seq++) {
        List<List<Object>> page = rows.after(key);
        key = rows.key(page.get(0));
        assertEquals(List.of(List.of("#tea", seq)), page.stream().map(rows::key).toList());
      }
      assertEquals(List.of(), rows.after(key));
      assertEquals(3, rows.summary(count -> {}).rows());
    }
  }

  @Test
  void targetThatHasRowsIsRefused() throws Exception {
    Path to = temporary.resolve("to");
    try (SqliteLog log = open(to)) {
      log.append(many(TEA, 1, 1));
    }
    LogException refused = assertThrows(LogException.class, () -> move(to, false));
    assertEquals(
        "the target is not empty: its table clients has rows. A log is copied to a new folder or database only",
        refused.getMessage());
    assertThrows(LogException.class, () -> move(to, true));
    try (SqliteLog log = open(to)) {
      assertEquals(1, log.lastSeq(TEA));
    }
  }

  /** Fails after some writes. */
  private record Failing(Store store, AtomicInteger writes) implements Store {
    @Override
    public <T> T write(String verb, TableReader.Work<T> work) throws LogException {
      if (writes.getAndDecrement() == 0) {
        throw new LogException("the disk is full");
      }
      return store.write(verb, work);
    }

    @Override
    public <T> T read(String verb, TableReader.Work<T> work) throws LogException {
      return store.read(verb, work);
    }
  }

  @Test
  void interruptedMigrationResumesAndNoServerStartsBefore() throws Exception {
    Path to = temporary.resolve("to");
    int failures = 0;
    boolean isComplete = false;
    while (!isComplete) {
      try (FolderTables source = FolderTables.open(folder);
          FolderTables target = FolderTables.openOrCreate(to)) {
        Store failing = new Failing(target.store(), new AtomicInteger(2));
        End end = new End("the target", failing, Numbering.SQLITE);
        new Migration(end(source, "the source"), end, Work.UNOBSERVED).run(failures > 0);
        isComplete = true;
      } catch (LogException e) {
        assertEquals("the disk is full", e.getMessage());
        failures++;
      }
      if (!isComplete) {
        assertUnfinished(assertThrows(LogException.class, () -> open(to)));
        assertUnfinished(assertThrows(LogException.class, () -> StoppedLog.open(to)));
        assertUnfinished(assertThrows(LogException.class, () -> move(to, false)));
      }
    }
    assertTrue(failures > 3, failures + " failures");
    try (FolderTables source = FolderTables.open(folder);
        FolderTables target = FolderTables.open(to)) {
      assertSame(end(source, ""), end(target, ""));
    }
    open(to).close();
  }

  private static void assertUnfinished(LogException refused) {
    assertTrue(
        refused
            .getMessage()
            .endsWith(
                " has a part of a log: chat-server migrate was interrupted. Run it again with --resume"),
        refused.getMessage());
  }

  @Test
  void anotherLogIsNotCopiedToAPartOfOne() throws Exception {
    Path to = temporary.resolve("to");
    try (FolderTables target = FolderTables.openOrCreate(to)) {
      target.store().write("write", sql -> add(sql));
    }
    LogException refused = assertThrows(LogException.class, () -> move(to, true));
    assertTrue(
        refused.getMessage().startsWith("the target has a part of another log than the source has"),
        refused.getMessage());
  }

  private static int add(Sql sql) throws SQLException {
    return sql.update("INSERT INTO about (name, value) VALUES ('migrating', 'of another')");
  }

  @Test
  void serverThatWritesMeanwhileIsFoundAtTheEnd() throws Exception {
    Path to = temporary.resolve("to");
    try (FolderTables source = FolderTables.open(folder);
        FolderTables target = FolderTables.openOrCreate(to)) {
      Work changing =
          new Work() {
            @Override
            public void begin(String what, long total) {
              if (what.equals("comparing the table messages")) {
                change(source.store());
              }
            }

            @Override
            public void done(long count) {}
          };
      Migration migration =
          new Migration(end(source, "the source"), end(target, "the target"), changing);
      LogException refused = assertThrows(LogException.class, () -> migration.run(false));
      assertTrue(
          refused
              .getMessage()
              .startsWith("the source and the target differ in the table messages (70"),
          refused.getMessage());
    }
    assertThrows(LogException.class, () -> open(to));
  }

  private static void change(Store store) {
    try {
      int changed =
          store.write("write", sql -> sql.update("UPDATE messages SET text = 'x' WHERE seq = 3"));
      assertEquals(1, changed);
    } catch (LogException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void textWithNulIsNamedAndRefused() throws Exception {
    try (FolderTables source = FolderTables.open(folder)) {
      source
          .store()
          .write("write", sql -> sql.update("UPDATE messages SET text = ? WHERE seq = 3", "a\0b"));
    }
    LogException refused =
        assertThrows(LogException.class, () -> move(temporary.resolve("to"), false));
    assertEquals(
        "the row [#tea, 3] of the table messages has a NUL character, which no server stores: remove it with the program sqlite3",
        refused.getMessage());
  }
}
