package chat.server.log.moderation;

import static chat.server.log.Drafts.many;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.Nick;
import chat.protocol.Text;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.RoomLog;
import chat.server.log.postgres.OwnDatabase;
import chat.server.log.storage.Storage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract, in PostgreSQL, and what changes in the log. */
class PostgresModerationTest extends ModerationStoreContract {
  private OwnDatabase database;
  private Storage storage;

  @Override
  ModerationStore open() throws Exception {
    database = OwnDatabase.empty("moderation");
    storage = database.open();
    storage.accounts().create(Nick.of("alice"), "", 1);
    storage.accounts().create(Nick.of("bob"), "", 1);
    return storage.moderation();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void privateRoomIsFoundByNoNameAndItsSuccessorContinuesItsNumbers() throws Exception {
    RoomLog log = storage.log();
    LogName successor = new LogName("#Tea/0002");
    assertEquals(0, log.lastSeq(successor));
    log.append(many(TEA, 1, 3), Map.of(TEA, Text.of("tea time")));
    RoomSettings hidden = tea().withAccess(Access.PRIVATE).changedAt(3_000);
    ModerationStore store = storage.moderation();
    store.apply(new ModerationChange.MakePrivate(hidden, successor), ENTRY);
    assertEquals(Optional.empty(), log.room(TEA_NAME));
    assertEquals(List.of(), log.rooms("", 9));
    assertEquals(3, log.lastSeq(TEA));
    List<LogMessage> continued = log.append(many(successor, 4, 4));
    assertEquals(4, continued.get(0).seq());
    Storage again = database.open();
    assertEquals(List.of(new PrivateRoom(hidden, List.of())), again.moderation().privateRooms());
    assertEquals(4, again.log().lastSeq(successor));
  }

  @Test
  void roomBecomesPublicAgain() throws Exception {
    RoomLog log = storage.log();
    log.append(many(TEA, 1, 3), Map.of(TEA, Text.of("tea time")));
    LogName successor = new LogName("#Tea/0002");
    RoomSettings hidden = tea().withAccess(Access.PRIVATE).changedAt(3_000);
    ModerationStore store = storage.moderation();
    store.apply(new ModerationChange.MakePrivate(hidden, successor), ENTRY);
    store.apply(
        new ModerationChange.MakePublic(hidden.withAccess(Access.UNLISTED), successor), ENTRY);
    assertEquals("tea time", log.room(TEA_NAME).orElseThrow().topic().toString());
    assertEquals(Access.UNLISTED, store.named(TEA_NAME.key()).get(0).access());
    assertEquals(0, log.lastSeq(successor));
    assertTrue(store.privateRooms().isEmpty());
  }

  @Test
  void everythingOutlivesTheClaim() throws Exception {
    RoomRole op = new RoomRole(TEA, 2, RoomRole.Kind.OP, 10, true);
    Ban ban = ban(Optional.of(TEA), Ban.Kind.ACCOUNT, "2", 0);
    storage
        .moderation()
        .apply(
            List.of(
                new ModerationChange.StoreSettings(tea()),
                new ModerationChange.SetRole(op),
                new ModerationChange.AddBans(List.of(ban))),
            Optional.of(ENTRY));
    ModerationStore again = database.open().moderation();
    RoomModeration tea = again.room(TEA);
    assertEquals(Optional.of(tea()), tea.settings());
    assertEquals(List.of(op), tea.roles());
    assertEquals(ALICE, tea.bans().get(0).by());
    assertEquals(1, again.audit(AuditQuery.first(9)).size());
  }
}
