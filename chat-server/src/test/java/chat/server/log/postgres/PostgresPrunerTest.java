package chat.server.log.postgres;

import static chat.server.log.Drafts.ALICE;
import static chat.server.log.Drafts.CAKE;
import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.at;
import static chat.server.log.Drafts.many;
import static chat.server.log.Drafts.seqs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.postgres.PostgresNodes;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.Page;
import chat.server.log.pruning.Retention;
import chat.server.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
    return new PostgresPruner(reign, retention, emptied, TimeSource.SYSTEM);
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
}
