package chat.server.log.postgres;

import static chat.server.log.Drafts.ALICE;
import static chat.server.log.Drafts.BOB;
import static chat.server.log.Drafts.CAKE;
import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.at;
import static chat.server.log.Drafts.many;
import static chat.server.log.Drafts.seqs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.postgres.PostgresNodes;
import chat.server.log.LogEndedException;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.Page;
import chat.server.log.moderation.ModerationChange;
import chat.server.log.moderation.RoomSettings;
import chat.server.log.moderation.StoredModeration;
import chat.server.log.postgres.pruning.EmptiedLogs;
import chat.server.log.postgres.pruning.PostgresPruner;
import chat.server.log.pruning.Retention;
import chat.server.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What is deleted of the log in PostgreSQL, and that numbers continue. */
@ResourceLock(PostgresNodes.SHARED)
class PostgresPrunerTest {
  private static final Retention THREE = new Retention(Duration.ZERO, 3);
  private static final Retention A_DAY = new Retention(Duration.ofDays(1), 0);

  @AutoClose private static Reign reign;
  private final EmptiedLogs emptied = new EmptiedLogs();
  private final KnownEnds ends = new KnownEnds(System::nanoTime);
  private final Acknowledged acknowledged = new Acknowledged();
  private PostgresWriter writer;
  private PostgresRooms rooms;
  private PostgresReader reader;

  @BeforeAll
  static void claim() throws Exception {
    reign = TestReigns.empty("one");
  }

  @BeforeEach
  void open() throws LogException {
    TestReigns.deleteAll(reign);
    writer = new PostgresWriter(reign, ends, acknowledged);
    rooms = new PostgresRooms(reign, TimeSource.SYSTEM, ends);
    reader = new PostgresReader(reign, acknowledged);
  }

  private PostgresPruner pruner(Retention retention) throws LogException {
    return new PostgresPruner(new ReignStore(reign), retention, emptied, TimeSource.SYSTEM);
  }

  private Page page(LogName log) throws LogException {
    return reader.read(log, 0, Long.MAX_VALUE, 64 * 1024);
  }

  @Test
  void newestMessagesOfEachRoomStay() throws Exception {
    writer.append(many(TEA, 1, 2_500), Map.of());
    writer.append(many(CAKE, 1, 2), Map.of());
    pruner(THREE).prune();
    assertEquals(2_498, page(TEA).firstStored());
    assertEquals(List.of(2_498L, 2_499L, 2_500L), seqs(page(TEA).messages()));
    assertEquals(List.of(1L, 2L), seqs(page(CAKE).messages()));
    assertEquals("5", TestReigns.query("SELECT count(*) FROM chat.messages"));
    assertEquals("0", TestReigns.query("SELECT sum(leftover) FROM chat.rooms"));
    assertEquals(List.of(2_501L), seqs(writer.append(many(TEA, 1, 1), Map.of())));
    assertFalse(emptied.takeNews());
  }

  @Test
  void messagesThatMembersHaveYetToBeSentStay() throws Exception {
    writer.append(many(TEA, 1, 10), Map.of());
    PostgresPruner pruner = pruner(THREE);
    pruner.spare(logs -> Map.of(TEA, 5L));
    pruner.prune();
    assertEquals(5, page(TEA).firstStored());
    pruner.spare(logs -> Map.of());
    pruner.prune();
    assertEquals(8, page(TEA).firstStored());
  }

  @Test
  void roomWithoutYoungMessagesIsEmptyAndContinuesItsNumbers() throws Exception {
    long now = System.currentTimeMillis();
    writer.append(
        List.of(at(1_000, TEA, ALICE, 1, "old"), at(now, CAKE, ALICE, 2, "new")), Map.of());
    pruner(A_DAY).prune();
    assertEquals(new Page(2, List.of()), page(TEA));
    assertEquals(1, rooms.find(TEA.room()).orElseThrow().lastSeq());
    assertTrue(emptied.takeNews());
    assertFalse(emptied.takeNews());
    rooms.settle(emptied.take());
    assertEquals(List.of(TEA), rooms.empty("", 10));
    assertTrue(rooms.find(TEA.room()).isEmpty());
    assertEquals(List.of(2L), seqs(writer.append(many(TEA, 1, 1), Map.of())));
    assertEquals(2, rooms.find(TEA.room()).orElseThrow().lastSeq());
    assertEquals(List.of(), rooms.empty("", 10));
    assertEquals(List.of(1L), seqs(page(CAKE).messages()));
  }

  @Test
  void roomThatGotAMessageAfterItsLastWasDeletedIsNotEmpty() throws Exception {
    writer.append(List.of(at(1_000, TEA, ALICE, 1, "old")), Map.of());
    pruner(A_DAY).prune();
    writer.append(many(TEA, 1, 1), Map.of());
    rooms.settle(emptied.take());
    assertEquals(2, rooms.find(TEA.room()).orElseThrow().lastSeq());
    assertEquals(List.of(), rooms.empty("", 10));
  }

  @Test
  void messagesOfADeletedRoomLeaveTheTables() throws Exception {
    writer.append(many(TEA, 1, 1_500), Map.of());
    rooms.delete(List.of(TEA));
    assertEquals("1500", TestReigns.query("SELECT count(*) FROM chat.messages"));
    pruner(Retention.EVERYTHING).prune();
    assertEquals("0", TestReigns.query("SELECT count(*) FROM chat.messages"));
    assertEquals("0", TestReigns.query("SELECT sum(leftover) FROM chat.rooms"));
    assertEquals(1_500, rooms.open(TEA).lastSeq());
  }

  private static void setKeep(LogName room, String keep) throws LogException {
    ReignStore store = new ReignStore(reign);
    RoomSettings settings = RoomSettings.initial(room, room.room().key(), 1, 0).withKeep(keep);
    new StoredModeration(store, store, () -> {})
        .apply(List.of(new ModerationChange.StoreSettings(settings)), Optional.empty());
  }

  @Test
  void settingsOfARoomLetItsMessagesGo() throws Exception {
    long now = System.currentTimeMillis();
    writer.append(many(TEA, 1, 10), Map.of());
    writer.append(
        List.of(at(1_000, CAKE, ALICE, 11, "old"), at(now, CAKE, ALICE, 12, "new")), Map.of());
    setKeep(TEA, "4");
    setKeep(CAKE, "1d");
    pruner(Retention.EVERYTHING).prune();
    assertEquals(List.of(7L, 8L, 9L, 10L), seqs(page(TEA).messages()));
    assertEquals(List.of(2L), seqs(page(CAKE).messages()));
  }

  @Test
  void idleGuestIsDeletedWithItsInbox() throws Exception {
    long now = System.currentTimeMillis();
    LogName inbox = LogName.inbox(ALICE);
    LogName ofAccount = LogName.ofAccount(7);
    writer.append(
        List.of(
            at(1_000, inbox, BOB, 1, "psst"),
            at(1_000, ofAccount, BOB, 2, "waits"),
            at(1_000, LogName.inbox(BOB), ALICE, 1, "what?"),
            at(now, LogName.inbox(BOB), BOB, 3, "still here")),
        Map.of());
    pruner(Retention.EVERYTHING).prune();
    assertEquals(new Page(2, List.of()), page(inbox));
    assertEquals(List.of(1L), seqs(page(ofAccount).messages()));
    assertEquals(List.of(1L, 2L), seqs(page(LogName.inbox(BOB)).messages()));
    assertEquals(1, reader.ends(ALICE, inbox).lastId(), "the author of a stored message stays");
    assertTrue(emptied.takeNews());
    // Once none of her messages is stored, she goes.
    pruner(A_DAY).prune();
    rooms.settle(emptied.take());
    pruner(A_DAY).prune();
    assertEquals(0, reader.ends(ALICE, inbox).lastId());
    assertEquals(3, reader.ends(BOB, inbox).lastId());
    assertEquals(List.of(2L), seqs(writer.append(List.of(at(now, inbox, BOB, 4, "hi")), Map.of())));
  }

  @Test
  void serverThatNoLongerOwnsTheLogDeletesNothing() throws Exception {
    writer.append(many(TEA, 1, 10), Map.of());
    TestReigns.query("UPDATE chat.owner SET epoch = epoch + 1 RETURNING 1");
    try (Reign fenced = TestReigns.beside(PostgresNodes.shared(), reign)) {
      PostgresPruner pruner =
          new PostgresPruner(new ReignStore(fenced), THREE, emptied, TimeSource.SYSTEM);
      assertThrows(LogEndedException.class, pruner::prune);
      assertEquals(10, page(TEA).messages().size());
    } finally {
      TestReigns.query("UPDATE chat.owner SET epoch = epoch - 1 RETURNING 1");
    }
  }
}
