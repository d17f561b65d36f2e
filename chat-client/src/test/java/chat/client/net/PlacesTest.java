package chat.client.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.ClientMessage.Join;
import chat.protocol.RoomName;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class PlacesTest {
  private static final RoomName A = RoomName.of("#a");
  private static final RoomName B = RoomName.of("#b");

  private final Places places = new Places();

  @Test
  void whatWasToldIsNoNewsAgain() {
    assertTrue(places.advance(A, 5));
    assertFalse(places.advance(A, 5));
    assertFalse(places.advance(RoomName.of("#A"), 4));
    assertTrue(places.advance(B, 1));
    assertTrue(places.advanceNamed("#a", 6));
    assertFalse(places.advanceNamed("-", 7));
  }

  @Test
  void roomsAreJoinedAgainInTheirOrderAndFromTheirCursors() {
    places.join(B);
    places.join(A);
    places.join(RoomName.LOBBY);
    places.leave(RoomName.LOBBY);
    places.live("#b", 0);
    places.advance(RoomName.LOBBY, 9);
    assertEquals(
        List.of(new Join(B, OptionalLong.of(0)), new Join(A, OptionalLong.empty())),
        places.joins());
  }

  @Test
  void theInboxHasACursorOfItsOwn() {
    assertEquals(0, places.inbox());
    assertTrue(places.advanceInbox(2));
    assertFalse(places.advanceInbox(2));
    places.live("@", 4);
    assertEquals(4, places.inbox());
  }

  @Test
  void ofAnotherLogNothingIsKeptButTheRooms() {
    assertTrue(places.isSameLog("one"));
    places.join(A);
    places.advance(A, 5);
    places.advanceInbox(5);
    assertTrue(places.isSameLog("one"));
    assertEquals(5, places.inbox());
    assertFalse(places.isSameLog("two"));
    assertEquals(0, places.inbox());
    assertEquals(List.of(new Join(A, OptionalLong.empty())), places.joins());
  }

  @Test
  void aRoomThatEndsEarlierThanItDidIsFollowedFromThere() {
    places.advance(A, 50);
    places.live("#a", 3);
    assertTrue(places.advance(A, 4));
  }
}
