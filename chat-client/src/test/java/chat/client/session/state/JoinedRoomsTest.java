package chat.client.session.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.event.ChatLine.When;
import chat.client.event.Page;
import chat.protocol.ClientMessage.Join;
import chat.protocol.ClientMessage.Leave;
import chat.protocol.InboxRequest;
import chat.protocol.Limits;
import chat.protocol.RoomName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class JoinedRoomsTest {
  private static final RoomName A = RoomName.of("#a");
  private static final RoomName B = RoomName.of("#b");

  private final JoinedRooms rooms = new JoinedRooms(Limits.JOIN_REPLAY);

  private void enter(RoomName... names) {
    List.of(names).forEach(rooms::enter);
  }

  private void join(RoomName... names) {
    enter(names);
    List.of(names).forEach(name -> rooms.sent(new Join(name, OptionalLong.empty())));
  }

  private void leave(RoomName name) {
    rooms.find(name).ifPresent(JoinedRoom::leaveRequested);
    rooms.leave(name);
    rooms.sent(new Leave(name));
  }

  private When when(RoomName name) {
    return rooms.find(name).orElseThrow().when();
  }

  private boolean isLive(RoomName name) {
    return rooms.find(name).filter(JoinedRoom::isLive).isPresent();
  }

  @Test
  void roomEnteredLastIsTypedInto() {
    enter(A, B);
    assertEquals(Optional.of(B), rooms.current());
    assertEquals(List.of(A, B), rooms.entered());
  }

  @Test
  void enteringAgainKeepsTheOrderAndTheSpelling() {
    enter(A, B, RoomName.of("#A"));
    assertEquals(Optional.of("#a"), rooms.current().map(RoomName::value));
    assertEquals(List.of(A, B), rooms.entered());
    leave(A);
    enter(RoomName.of("#A"));
    assertEquals(Optional.of("#A"), rooms.current().map(RoomName::value));
    assertEquals("#A", rooms.snapshots().get(1).name().value());
  }

  @Test
  void onlyARoomWeAreInComesToTheFront() {
    enter(A, B);
    rooms.pages().bringToFront(Page.of(RoomName.of("#A")));
    assertEquals(Optional.of("#a"), rooms.current().map(RoomName::value));
    rooms.pages().bringToFront(Page.of(RoomName.LOBBY));
    assertTrue(rooms.isCurrent(A));
  }

  @Test
  void refusedJoinFallsBackToTheRoomBefore() {
    join(A, B);
    rooms.joinRefused(B);
    assertEquals(Optional.of(A), rooms.current());
    assertEquals(Optional.empty(), rooms.find(B));
  }

  @Test
  void refusedJoinOfALiveRoomChangesNothing() {
    join(A);
    rooms.live("#a", 0);
    rooms.joinRefused(A);
    assertTrue(rooms.isCurrent(A));
  }

  @Test
  void leavingTheLastRoomLeavesNone() {
    enter(A);
    rooms.live("#a", 0);
    rooms.leave(A);
    assertEquals(Optional.empty(), rooms.current());
    assertFalse(isLive(A));
  }

  @Test
  void roomThatWasNeverEnteredIsNotLive() {
    enter(A);
    rooms.live("#b", 0);
    assertFalse(isLive(B));
  }

  @Test
  void messagesAreDatedByTheReplayTheyComeIn() {
    join(A);
    assertEquals(When.BEFORE, when(A));
    rooms.live("#a", 3);
    assertEquals(When.NOW, when(A));
    rooms.linkLost();
    assertEquals(When.MISSED, when(A));
    rooms.linkLost(); // in the middle of the replay
    assertEquals(When.MISSED, when(A));
    rooms.live("#a", 5);
    assertEquals(When.NOW, when(A));
    leave(A);
    assertEquals(When.NOW, when(A)); // it was on its way when we left
    enter(A);
    assertEquals(When.BEFORE, when(A));
    rooms.live("#a", 6); // of the membership before
    assertEquals(When.BEFORE, when(A));
    assertTrue(rooms.find(A).orElseThrow().leaveAnswered());
    rooms.live("#a", 6);
    assertEquals(When.NOW, when(A));
  }

  @Test
  void replayThatALeaveInterruptsStaysOld() {
    join(A);
    leave(A);
    assertEquals(When.BEFORE, when(A));
    rooms.live("#a", 3);
    assertEquals(When.NOW, when(A));
  }

  @Test
  void directMessagesAreMissedUntilTheInboxIsLive() {
    assertEquals(When.NOW, rooms.inbox().when());
    rooms.linkLost();
    assertEquals(When.MISSED, rooms.inbox().when());
    rooms.live("@", 3);
    assertEquals(When.NOW, rooms.inbox().when());
  }

  @Test
  void whatWasReceivedBeforeIsNotNew() {
    join(A, B);
    assertTrue(rooms.advance(A, 5));
    assertFalse(rooms.advance(A, 5));
    assertFalse(rooms.advance(RoomName.of("#A"), 4));
    assertTrue(rooms.advance(B, 1));
    assertTrue(rooms.advance("#a", 6));
    assertFalse(rooms.advance("#a", 6));
    assertFalse(rooms.advance("-", 7));
  }

  @Test
  void roomsAreJoinedAgainInTheirOrderFromTheirCursors() {
    join(B, A, RoomName.LOBBY);
    leave(RoomName.LOBBY);
    rooms.live("#b", 0);
    rooms.advance(RoomName.LOBBY, 9);
    assertEquals(
        List.of(inboxAfter(0), new Join(B, OptionalLong.of(0)), new Join(A, OptionalLong.empty())),
        rooms.joins());
  }

  @Test
  void roomWhoseJoinWasNotSentIsNotJoinedAgain() {
    enter(A);
    assertEquals(List.of(inboxAfter(0)), rooms.joins());
  }

  @Test
  void roomThatTheServerSaysWeLeftIsReadFromItsEndAgain() {
    join(A);
    rooms.advance(A, 5);
    leave(A);
    assertFalse(rooms.advance(A, 5));
    rooms.leftByServer(A);
    join(A);
    assertEquals(List.of(inboxAfter(0), new Join(A, OptionalLong.empty())), rooms.joins());
    assertTrue(rooms.advance(A, 5));
  }

  @Test
  void leftRoomIsForgottenOnceThatIsAnswered() {
    join(A);
    leave(A);
    assertTrue(rooms.find(A).orElseThrow().leaveAnswered());
    rooms.leftByServer(A);
    assertEquals(Optional.empty(), rooms.find(A));
  }

  @Test
  void leaveIsAnsweredOncePerRequest() {
    join(A);
    JoinedRoom room = rooms.find(A).orElseThrow();
    room.leaveRequested();
    room.leaveRequested();
    assertTrue(room.leaveAnswered());
    assertTrue(room.leaveAnswered());
    assertFalse(room.leaveAnswered());
  }

  @Test
  void lostLinkAnswersNoLeaveThatWasSent() {
    join(A);
    JoinedRoom room = rooms.find(A).orElseThrow();
    room.leaveRequested();
    rooms.linkLost();
    rooms.sent(new Leave(A));
    assertTrue(room.leaveAnswered());
    room.leaveRequested();
    rooms.sent(new Leave(A));
    rooms.linkLost();
    assertFalse(room.leaveAnswered());
  }

  @Test
  void inboxHasACursorOfItsOwn() {
    assertEquals(List.of(inboxAfter(0)), rooms.joins());
    assertTrue(rooms.inbox().advance(2));
    assertFalse(rooms.advance("@", 2));
    rooms.live("@", 4);
    assertEquals(List.of(inboxAfter(4)), rooms.joins());
  }

  private static InboxRequest.Join inboxAfter(long seq) {
    return new InboxRequest.Join(OptionalLong.of(seq));
  }

  @Test
  void anotherLogLeavesTheRoomsAndNoCursor() {
    assertTrue(rooms.connectToLog("one"));
    join(A);
    rooms.live("#a", 5);
    rooms.inbox().advance(5);
    rooms.linkLost();
    assertTrue(rooms.connectToLog("one"));
    assertEquals(inboxAfter(5), rooms.joins().get(0));
    assertFalse(rooms.connectToLog("two"));
    assertEquals(
        List.of(new InboxRequest.Join(OptionalLong.empty()), new Join(A, OptionalLong.empty())),
        rooms.joins());
    assertEquals(When.BEFORE, when(A));
  }

  @Test
  void roomThatEndsEarlierThanItDidIsFollowedFromThere() {
    join(A);
    rooms.advance(A, 50);
    rooms.live("#a", 3);
    assertTrue(rooms.advance(A, 4));
  }

  @Test
  void missedMessagesAreCountedFromTheFirst() {
    join(A);
    JoinedRoom room = rooms.find(A).orElseThrow();
    assertTrue(room.countMissed());
    assertFalse(room.countMissed());
    assertEquals(2, room.takeMissed());
    assertEquals(0, room.takeMissed());
    assertTrue(room.countMissed());
  }
}
