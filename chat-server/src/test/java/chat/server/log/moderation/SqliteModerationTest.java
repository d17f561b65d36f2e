package chat.server.log.moderation;

import static chat.server.log.Drafts.many;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.Nick;
import chat.protocol.Text;
import chat.server.log.Draft;
import chat.server.log.Drafts;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.RoomLog;
import chat.server.log.file.Sql;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.SqliteLog;
import chat.server.time.TimeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, in the log's database, and what outlives the process. */
class SqliteModerationTest extends ModerationStoreContract {
  @TempDir private Path folder;
  private SqliteLog log;

  @Override
  ModerationStore open() throws Exception {
    ModerationStore store = open(0);
    log.accounts().create(Nick.of("alice"), "", 1);
    log.accounts().create(Nick.of("bob"), "", 1);
    return store;
  }

  private ModerationStore open(long maxBytes) throws LogException {
    if (log != null) {
      log.close();
    }
    log = SqliteLog.open(folder, true, Retention.EVERYTHING, TimeSource.SYSTEM, maxBytes);
    return log.moderation();
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

  private static ModerationChange addBan() {
    return new ModerationChange.AddBans(List.of(ban(Optional.of(TEA), Ban.Kind.ACCOUNT, "2", 0)));
  }

  @Test
  void everythingOutlivesTheServer() throws Exception {
    RoomRole op = new RoomRole(TEA, 2, RoomRole.Kind.OP, 10, true);
    log.moderation()
        .apply(
            List.of(
                new ModerationChange.StoreSettings(tea()),
                new ModerationChange.SetRole(op),
                addBan()),
            Optional.of(ENTRY));
    ModerationStore again = open(0);
    RoomModeration tea = again.room(TEA);
    assertEquals(Optional.of(tea()), tea.settings());
    assertEquals(List.of(op), tea.roles());
    assertEquals(1, tea.bans().size());
    assertEquals(ALICE, tea.bans().get(0).by());
    assertEquals(1, again.audit(AuditQuery.first(9)).size());
  }

  @Test
  void changeWithoutItsEntryAndEntryWithoutItsChangeAreNotStored() throws Exception {
    ModerationStore store = log.moderation();
    for (String table : List.of("audit", "bans")) {
      sql(
          "CREATE TRIGGER full BEFORE INSERT ON %s BEGIN SELECT RAISE(ABORT, 'no'); END"
              .formatted(table));
      assertThrows(LogException.class, () -> store.apply(addBan(), ENTRY), table);
      sql("DROP TRIGGER full");
      assertEquals(RoomModeration.NONE, store.room(TEA), table);
      assertEquals(List.of(), store.audit(AuditQuery.first(9)), table);
    }
    assertEquals(1, store.apply(addBan(), ENTRY));
    log.append(many(TEA, 1, 1));
    assertEquals(1, log.lastSeq(TEA));
  }

  @Test
  void lastOfSeveralChangesThatFailsTakesTheOthersBack() throws Exception {
    ModerationStore store = log.moderation();
    sql("CREATE TRIGGER full BEFORE INSERT ON bans BEGIN SELECT RAISE(ABORT, 'no'); END");
    List<ModerationChange> changes = List.of(new ModerationChange.StoreSettings(tea()), addBan());
    assertThrows(LogException.class, () -> store.apply(changes, Optional.of(ENTRY)));
    assertEquals(RoomModeration.NONE, store.room(TEA));
    assertEquals(0, sql("SELECT count(*) FROM audit"));
  }

  @Test
  void moderationAndMessagesAreStoredInTurn() throws Exception {
    ModerationStore store = log.moderation();
    for (int i = 1; i <= 20; i++) {
      log.append(many(TEA, i, i));
      store.apply(addBan(), ENTRY);
    }
    assertEquals(20, store.room(TEA).bans().size());
    assertEquals(20, log.lastSeq(TEA));
  }

  @Test
  void fullFolderBansButTakesNoMessage() throws Exception {
    ModerationStore full = open(1);
    assertThrows(RoomLog.DataLimitException.class, () -> log.append(many(TEA, 1, 1)));
    assertEquals(1, full.apply(addBan(), ENTRY));
    assertEquals(1, full.room(TEA).bans().size());
  }

  @Test
  void replacedFileTakesNoBan() throws Exception {
    ModerationStore store = log.moderation();
    Files.move(folder.resolve("messages.db"), folder.resolve("moved"));
    try {
      assertThrows(
          LogException.class,
          () -> {
            // The files are sampled.
            for (int i = 0; i < 100; i++) {
              store.apply(addBan(), ENTRY);
            }
          });
    } finally {
      Files.move(folder.resolve("moved"), folder.resolve("messages.db"));
    }
  }

  @Test
  void deletedAccountIsNotNamedAndTheConsoleIs() throws Exception {
    ModerationStore store = log.moderation();
    Ban ban = ban(Optional.empty(), Ban.Kind.NICK, "carol", 0);
    Ban byConsole =
        new Ban(
            0, 0, ban.room(), ban.effect(), ban.kind(), "dave", 0, "", 1, Party.CONSOLE, "dave");
    store.apply(new ModerationChange.AddBans(List.of(ban, byConsole)), ENTRY);
    sql("DELETE FROM accounts WHERE number = 1");
    assertEquals(
        List.of(new Party(1, Party.DELETED), Party.CONSOLE),
        store.serverBans().stream().map(Ban::by).toList());
  }

  @Test
  void privateRoomIsFoundByNoNameAndItsSuccessorContinuesItsNumbers() throws Exception {
    log.append(many(TEA, 1, 3), Map.of(TEA, Text.of("tea time")));
    LogName successor = new LogName("#Tea/0002");
    RoomSettings hidden = tea().withAccess(Access.PRIVATE).changedAt(3_000);
    ModerationStore store = log.moderation();
    store.apply(new ModerationChange.MakePrivate(hidden, successor), ENTRY);
    assertEquals(Optional.empty(), log.room(TEA_NAME));
    assertEquals(List.of(), log.rooms("", 9));
    assertEquals(3, log.lastSeq(TEA));
    assertEquals(3, log.lastSeq(successor));
    assertEquals(1, sql("SELECT count(*) FROM rewrites WHERE last = 3 AND wipe = 0"));
    ModerationStore again = open(0);
    assertEquals(List.of(new PrivateRoom(hidden, List.of())), again.privateRooms());
    again.apply(
        new ModerationChange.MakePublic(hidden.withAccess(Access.UNLISTED), successor), ENTRY);
    assertEquals("tea time", log.room(TEA_NAME).orElseThrow().topic().toString());
    assertEquals(Access.UNLISTED, again.named(TEA_NAME.key()).get(0).access());
    assertEquals(0, log.lastSeq(successor));
    assertTrue(again.privateRooms().isEmpty());
  }

  private static Draft by(long account, Draft draft) {
    return new Draft(
        draft.log(),
        draft.author(),
        draft.id(),
        draft.epochMillis(),
        draft.nick(),
        account,
        draft.kind(),
        draft.text(),
        draft.change());
  }

  @Test
  void deletionOfAnothersMessageIsInTheAuditLog() throws Exception {
    Draft byAlice = by(1, Drafts.said(TEA, Drafts.ALICE, 1, "one"));
    Draft byBob = by(2, Drafts.said(TEA, Drafts.BOB, 1, "two"));
    Draft byGuest = Drafts.said(TEA, Drafts.author("guest"), 1, "three");
    log.append(List.of(byAlice, byBob, byGuest));
    log.append(
        List.of(
            by(1, Drafts.deletion(TEA, Drafts.ALICE, 2, 1)),
            by(1, Drafts.deletion(TEA, Drafts.ALICE, 3, 2)),
            by(1, Drafts.deletion(TEA, Drafts.ALICE, 4, 3)),
            // Deleted already, so that nothing changes.
            by(1, Drafts.deletion(TEA, Drafts.ALICE, 5, 3))));
    assertEquals(
        List.of("1000 1 nick delete #Tea nick 2", "1000 1 nick delete #Tea nick 3"),
        log.moderation().audit(AuditQuery.first(9)).stream()
            .map(
                entry ->
                    "%d %d %s %s %s %s"
                        .formatted(
                            entry.at(),
                            entry.actor().account(),
                            entry.actor().name(),
                            entry.action(),
                            entry.room(),
                            entry.target()))
            .toList());
  }

  @Test
  void roomWithoutMessagesBecomesPrivate() throws Exception {
    RoomSettings hidden = tea().withAccess(Access.PRIVATE);
    LogName successor = new LogName("#Tea/0002");
    ModerationStore store = log.moderation();
    store.apply(new ModerationChange.MakePrivate(hidden, successor), ENTRY);
    assertEquals(1, store.privateRooms().size());
    assertEquals(0, log.lastSeq(successor));
    assertEquals(0, sql("SELECT count(*) FROM rewrites"));
  }
}
