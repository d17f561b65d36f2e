package chat.server.log;

import static chat.server.log.Drafts.ALICE;
import static chat.server.log.Drafts.CAKE;
import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.many;
import static chat.server.log.Drafts.said;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.RoomName;
import chat.protocol.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The log in memory, also when it is full. */
class MemoryLogTest extends RoomLogContract {
  private final MemoryLog log = new MemoryLog();

  @Override
  protected RoomLog log() {
    return log;
  }

  @Test
  void fullLogDropsTheOldestMessagesOfAllRooms() {
    int weight = said(TEA, ALICE, 0, "n 1").weight();
    MemoryLog small = new MemoryLog(10L * weight);
    small.append(many(TEA, 1, 5));
    small.append(many(CAKE, 1, 5));
    small.append(many(TEA, 6, 8));
    Page tea = small.read(TEA, 0, Long.MAX_VALUE, Integer.MAX_VALUE);
    assertEquals(4, tea.firstStored());
    assertEquals(List.of(4L, 5L, 6L, 7L, 8L), Drafts.seqs(tea.messages()));
    assertEquals(1, small.read(CAKE, 0, Long.MAX_VALUE, Integer.MAX_VALUE).firstStored());
    assertEquals(8, small.lastSeq(TEA));
  }

  @Test
  void roomWhoseLastMessageIsDroppedIsReportedOnceAndListed() {
    MemoryLog small = new MemoryLog(1_000);
    small.append(many(TEA, 1, 2));
    small.append(many(LogName.inbox(ALICE), 1, 1));
    assertFalse(small.takeEmptied());
    small.append(many(CAKE, 1, 100));
    assertTrue(small.takeEmptied());
    assertFalse(small.takeEmptied());
    assertEquals(List.of(TEA), small.emptyRooms("", 10));
    assertEquals(List.of(), small.emptyRooms("#tea", 10));
  }

  @Test
  void hiddenRoomKeepsItsMessagesAndLeavesItsNameToAnother() {
    log.append(many(TEA, 1, 3), Map.of(TEA, Text.of("tea time")));
    log.hide(TEA);
    LogName next = LogName.of(TEA.room(), 2);
    assertEquals(Optional.empty(), log.room(TEA.room()));
    assertEquals(List.of(), log.rooms("", 10));
    assertEquals(new StoredRoom(TEA, Text.of("tea time"), 3, true), log.privateRoom(TEA));
    assertEquals(new StoredRoom(next, Text.EMPTY, 3, false), log.openRoom(next));
    assertEquals(4, log.append(many(next, 4, 4)).get(0).seq());
    assertEquals(4, log.append(many(TEA, 4, 4)).get(0).seq());
    assertEquals(next, log.room(TEA.room()).orElseThrow().log());
    assertEquals(2, log.countRooms(10));
    log.deleteRooms(List.of(next));
    log.show(TEA);
    assertEquals(TEA, log.room(TEA.room()).orElseThrow().log());
    assertEquals(4, log.openRoom(next).lastSeq());
  }

  @Test
  void inboxesWithoutMessagesRetainOnlyTheirNumbers() {
    MemoryRooms rooms = new MemoryRooms();
    for (int i = 0; i < 1_000; i++) {
      LogName inbox = LogName.inbox(Drafts.author("guest" + i));
      rooms.add(said(inbox, ALICE, 0, "psst"));
      assertFalse(rooms.dropFirst(inbox));
    }
    assertEquals(0, rooms.size());
    assertEquals(2, rooms.add(said(LogName.inbox(Drafts.author("guest7")), ALICE, 0, "?")).seq());
  }

  @Test
  void deletedRoomFreesItsMemory() {
    int weight = said(TEA, ALICE, 0, "n 1").weight();
    MemoryLog small = new MemoryLog(10L * weight);
    small.append(many(TEA, 1, 5));
    small.append(many(CAKE, 1, 5));
    small.deleteRooms(List.of(TEA));
    small.append(many(CAKE, 6, 9));
    assertEquals(1, small.read(CAKE, 0, Long.MAX_VALUE, Integer.MAX_VALUE).firstStored());
    small.append(many(TEA, 6, 9));
    assertEquals(4, small.read(CAKE, 0, Long.MAX_VALUE, Integer.MAX_VALUE).firstStored());
    assertEquals(6, small.read(TEA, 0, Long.MAX_VALUE, Integer.MAX_VALUE).firstStored());
  }

  @Test
  void numbersOfTheRoomsDeletedLastAreRetained() {
    log.append(many(TEA, 1, 5));
    log.append(many(CAKE, 1, 7));
    log.deleteRooms(List.of(TEA));
    log.deleteRooms(List.of(CAKE));
    assertEquals(7, log.openRoom(CAKE).lastSeq());
    for (int i = 0; i < 100_000; i++) {
      RoomName room = RoomName.of("#r" + i);
      log.append(many(LogName.of(room), 1, 1));
      log.deleteRooms(List.of(LogName.of(room)));
    }
    assertEquals(0, log.openRoom(TEA).lastSeq());
    assertEquals(1, log.openRoom(LogName.of(RoomName.of("#r1"))).lastSeq());
    assertEquals(7, log.lastSeq(CAKE), "a room in use keeps its number");
  }

  @Test
  void numbersContinueAfterAllOfARoomIsDropped() {
    MemoryLog small = new MemoryLog(1_000);
    small.append(many(TEA, 1, 5));
    small.append(many(CAKE, 1, 5_000));
    Page tea = small.read(TEA, 0, Long.MAX_VALUE, Integer.MAX_VALUE);
    assertEquals(6, tea.firstStored());
    assertEquals(List.of(), tea.messages());
    assertEquals(6, small.append(many(TEA, 6, 6)).get(0).seq());
    Page cake = small.read(CAKE, 0, Long.MAX_VALUE, Integer.MAX_VALUE);
    assertEquals(5_000, cake.messages().get(cake.messages().size() - 1).seq());
    assertEquals(cake.firstStored(), cake.messages().get(0).seq());
  }
}
