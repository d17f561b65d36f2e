package chat.client.ui.screen;

import static chat.client.ui.screen.Desk.DEV;
import static chat.client.ui.screen.Desk.LOBBY;
import static chat.client.ui.screen.Desk.TEA;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.ui.ChatLine.When;
import chat.client.ui.screen.Standing.OtherRoom;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage.Members;
import chat.protocol.ServerMessage.Renamed;
import chat.protocol.ServerMessage.Room;
import chat.protocol.ServerMessage.Topic;
import chat.protocol.Text;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RoomBoardTest {
  private final Desk desk = new Desk(LOBBY, DEV, TEA);
  private final RoomBoard board = desk.board;

  private static List<Nick> nicks(String... nicks) {
    return Stream.of(nicks).map(Nick::of).toList();
  }

  private OptionalInt people() {
    return board.status(0).front().orElseThrow().people();
  }

  @Test
  void whoSpokeLastIsFirstThenTheAlphabetAndOneselfIsLeftOut() {
    desk.seesMembers(LOBBY, "Zoe", "alice", "bob", "Dora", "carol");
    desk.view.message(Desk.line(LOBBY, "carol", "old", When.BEFORE));
    desk.hears(LOBBY, "Zoe", "a");
    desk.hears(LOBBY, "carol", "b");
    desk.hears(LOBBY, "Zoe", "c");
    desk.hears(LOBBY, "alice", "d");
    assertEquals(nicks("Zoe", "carol", "bob", "Dora"), board.nicks());
  }

  @Test
  void whoHasLeftIsNotSuggestedAndWhoIsCalledOtherwiseIsSo() {
    desk.seesMembers(LOBBY, "alice", "bob", "carol");
    desk.hears(LOBBY, "bob", "a");
    desk.hears(LOBBY, "carol", "a");
    desk.seesLeave(LOBBY, "bob");
    desk.view.renamed(new Renamed(Nick.of("carol"), Nick.of("caro")));
    desk.seesJoin(LOBBY, "dora");
    assertEquals(nicks("caro", "dora"), board.nicks());
    assertEquals(OptionalInt.of(3), people());
  }

  @Test
  void inALargeRoomThereIsACountAndWhoSpokeIsKnown() {
    desk.view.members(new Members(Optional.of(LOBBY), 500, List.of()), true);
    desk.hears(LOBBY, "bob", "a");
    assertEquals(OptionalInt.of(500), people());
    assertEquals(nicks("bob"), board.nicks());
  }

  @Test
  void namesThatComeInPartsAreOneList() {
    desk.seesMembers(LOBBY, "alice", "gone");
    Optional<RoomName> lobby = Optional.of(LOBBY);
    desk.view.members(new Members(lobby, 3, nicks("alice", "bob")), false);
    desk.view.members(new Members(lobby, 3, nicks("carol")), false);
    assertEquals(nicks("bob", "carol"), board.nicks());
    assertEquals(OptionalInt.of(3), people());
  }

  @Test
  void howManyAreThereIsUnknownUntilItIsTold() {
    assertEquals(OptionalInt.empty(), people());
    desk.seesJoin(LOBBY, "bob");
    assertEquals(OptionalInt.empty(), people());
  }

  @Test
  void roomsAreNumberedInTheOrderInWhichTheyWereEntered() {
    desk.goesTo(DEV);
    assertEquals(2, board.status(0).front().orElseThrow().number());
    assertEquals(
        List.of(new OtherRoom(1, LOBBY, Unread.NONE), new OtherRoom(3, TEA, Unread.NONE)),
        board.status(0).others());
  }

  @Test
  void theNextRoomWithNewsIsTheNextInOrderAndAHighlightGoesBefore() {
    assertEquals(Optional.empty(), board.nextWithNews());
    desk.goesTo(DEV);
    desk.hears(LOBBY, "bob", "x");
    desk.hears(TEA, "bob", "x");
    assertEquals(Optional.of(TEA), board.nextWithNews());
    desk.hears(LOBBY, "bob", "alice");
    assertEquals(Optional.of(LOBBY), board.nextWithNews());
  }

  @Test
  void theTopicOfTheRoomInFrontIsAtHand() {
    desk.view.topic(new Topic(LOBBY, Text.of("tea")), true);
    assertEquals("tea", board.status(0).front().orElseThrow().topic());
  }

  @Test
  void roomsThatOneIsNotInTakeNoSpace() {
    desk.hears(RoomName.of("#never"), "bob", "x");
    desk.paper.sees("12:05 #never bob: x");
    assertEquals(2, board.status(0).others().size());
    for (int i = 0; i < 20_000; i++) {
      board.listed(new Room(RoomName.of("#r" + i), 1, Text.EMPTY).room());
    }
    assertEquals(10_003, board.knownRooms().size());
  }

  @Test
  void anyThreadMayTellAndAsk() throws InterruptedException {
    int threads = 4;
    CountDownLatch ready = new CountDownLatch(threads);
    List<Thread> all =
        IntStream.range(0, threads)
            .mapToObj(
                i ->
                    new Thread(
                        () -> {
                          ready.countDown();
                          for (int n = 0; n < 500; n++) {
                            desk.hears(i % 2 == 0 ? LOBBY : DEV, "bob" + i, "alice");
                            board.status(n);
                          }
                        }))
            .toList();
    all.forEach(Thread::start);
    for (Thread thread : all) {
      thread.join();
    }
    assertEquals(new Unread(2_000, 2_000), board.unread());
    desk.paper.rang(2_000);
    assertEquals(1_000, desk.paper.take().size());
  }
}
