package chat.server.log;

import static chat.server.log.Drafts.ALICE;
import static chat.server.log.Drafts.BOB;
import static chat.server.log.Drafts.CAKE;
import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.many;
import static chat.server.log.Drafts.said;
import static chat.server.log.Drafts.seqs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.RoomName;
import chat.protocol.Text;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which rooms every log has, their topics and what stays of deleted ones. */
public abstract class RoomsContract extends SearchContract {
  private static final int PAGE = 64 * 1024;

  @Test
  void topicsAreStoredTogetherWithMessages() throws LogException {
    Map<LogName, Text> topics = Map.of(TEA, Text.of("Tea"), CAKE, Text.of("Cake"));
    assertEquals(1, log().append(many(TEA, 1, 1), topics).get(0).seq());
    assertEquals(List.of(), log().append(List.of(), Map.of(TEA, Text.of("Two"))));
    assertEquals(2, log().append(many(TEA, 2, 2)).get(0).seq());
    log().append(many(CAKE, 1, 1));
    assertEquals(
        Map.of(RoomName.of("#tea"), Text.of("Two"), RoomName.of("#cake"), Text.of("Cake")),
        StoredRooms.of(log()));
  }

  @Test
  void roomsHaveMessagesAndInboxesAreNoRooms() throws LogException {
    log().append(List.of(said(TEA, ALICE, 1, "a"), said(LogName.inbox(BOB), ALICE, 2, "b")));
    log().append(List.of(), Map.of(CAKE, Text.of("Cake — and 'more'")));
    assertEquals(Map.of(RoomName.of("#tea"), Text.EMPTY), StoredRooms.of(log()));
    log().append(many(CAKE, 1, 1));
    log().append(List.of(), Map.of(TEA, Text.of("Tea")));
    log().append(List.of(), Map.of(TEA, Text.of("More tea")));
    assertEquals(
        Map.of(
            RoomName.of("#tea"), Text.of("More tea"),
            RoomName.of("#cake"), Text.of("Cake — and 'more'")),
        StoredRooms.of(log()));
    log().append(List.of(), Map.of(TEA, Text.EMPTY));
    assertEquals(Text.EMPTY, StoredRooms.of(log()).get(RoomName.of("#tea")));
  }

  @Test
  void deletedRoomLosesMessagesAndTopicAndContinuesItsNumbers() throws LogException {
    RoomName tea = RoomName.of("#tea");
    log().append(many(TEA, 1, 5));
    log().append(many(CAKE, 1, 2));
    log().append(many(LogName.inbox(BOB), 1, 2));
    log().append(List.of(), Map.of(TEA, Text.of("Tea")));
    assertTrue(log().room(RoomName.of("#tea")).isPresent());
    assertEquals(5, log().openRoom(TEA).lastSeq());
    log().deleteRooms(List.of(TEA));
    assertFalse(log().room(RoomName.of("#tea")).isPresent());
    assertEquals(Map.of(RoomName.of("#cake"), Text.EMPTY), StoredRooms.of(log()));
    assertEquals(new Page(6, List.of()), log().read(TEA, 0, ALL, PAGE));
    assertEquals(new Page(6, List.of()), log().read(TEA, 3, 4, PAGE));
    assertEquals(List.of(), log().read(List.of(new LogPosition(TEA, 3))));
    assertEquals(List.of(), Searches.find(log(), TEA, "n", 10));
    assertEquals(5, log().lastSeq(TEA));
    assertEquals(5, log().openRoom(TEA).lastSeq());
    assertEquals(List.of(6L), seqs(log().append(many(TEA, 6, 6))));
    assertTrue(log().room(RoomName.of("#tea")).isPresent());
    assertEquals(Map.of(tea, Text.EMPTY, RoomName.of("#cake"), Text.EMPTY), StoredRooms.of(log()));
    assertEquals(List.of(6L), seqs(log().read(TEA, 0, ALL, PAGE).messages()));
    assertEquals(List.of(1L, 2L), seqs(log().read(CAKE, 0, ALL, PAGE).messages()));
    assertEquals(List.of(1L, 2L), seqs(log().read(LogName.inbox(BOB), 0, ALL, PAGE).messages()));
  }

  @Test
  void roomsWithMessagesAreCountedByMaker() throws LogException {
    log()
        .append(List.of(said(TEA, ALICE, 1, "a"), said(TEA, BOB, 1, "b"), said(CAKE, BOB, 2, "c")));
    log().append(List.of(said(LogName.inbox(BOB), ALICE, 2, "psst")));
    log().append(List.of(), Map.of(LogName.of(RoomName.of("#jam")), Text.of("topic")));
    assertEquals(2, log().countRooms(10));
    assertEquals(1, log().countRooms(1));
    assertEquals(1, log().countRoomsOf(ALICE));
    assertEquals(1, log().countRoomsOf(BOB));
    log().deleteRooms(List.of(TEA));
    assertEquals(1, log().countRooms(10));
    assertEquals(0, log().countRoomsOf(ALICE));
    log().openRoom(TEA);
    log().append(List.of(said(TEA, BOB, 3, "again")));
    assertEquals(2, log().countRoomsOf(BOB));
  }

  @Test
  void numbersOfADeletedRoomContinueInEverySpelling() throws LogException {
    RoomName capital = RoomName.of("#Tea");
    assertEquals(0, log().openRoom(LogName.of(capital)).lastSeq());
    log().append(many(LogName.of(capital), 1, 5));
    log().deleteRooms(List.of(LogName.of(capital)));
    assertEquals(5, log().openRoom(LogName.of(RoomName.of("#TEA"))).lastSeq());
    assertEquals(6, log().append(many(LogName.of(RoomName.of("#TEA")), 6, 6)).get(0).seq());
    log().deleteRooms(List.of(LogName.of(RoomName.of("#TEA"))));
    assertEquals(6, log().openRoom(TEA).lastSeq());
    assertEquals(6, log().openRoom(LogName.of(capital)).lastSeq());
  }

  @Test
  void roomWithoutMessagesLosesItsTopicByDeletion() throws LogException {
    log().append(List.of(), Map.of(TEA, Text.of("Tea")));
    log().deleteRooms(List.of(TEA));
    log().append(many(TEA, 1, 1));
    assertEquals(Map.of(RoomName.of("#tea"), Text.EMPTY), StoredRooms.of(log()));
    assertEquals(1, log().lastSeq(TEA));
  }

  @Test
  void roomWithoutATopicIsListed() throws LogException {
    log().append(many(TEA, 1, 3));
    log().append(many(CAKE, 1, 3));
    assertEquals(
        Map.of(RoomName.of("#tea"), Text.EMPTY, RoomName.of("#cake"), Text.EMPTY),
        StoredRooms.of(log()));
  }
}
