package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.RoomName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RoomsTest {
  private static final RoomName A = RoomName.of("#a");
  private static final RoomName B = RoomName.of("#b");

  @Test
  void theLastRoomIsTypedInto() {
    assertEquals(Optional.of(B), new Rooms(List.of(A, B)).current());
  }

  @Test
  void whoIsNotLetInIsBackWhereTheyWere() {
    Rooms rooms = new Rooms(List.of(A));
    rooms.enter(B);
    rooms.refused(B);
    assertEquals(Optional.of(A), rooms.current());
    assertTrue(rooms.wereSeveral());
  }

  @Test
  void aRefusalInARoomOneIsInChangesNothing() {
    Rooms rooms = new Rooms(List.of(A));
    rooms.live(A);
    rooms.refused(A);
    assertTrue(rooms.isCurrent(A));
  }

  @Test
  void leavingTheLastRoomLeavesNone() {
    Rooms rooms = new Rooms(List.of(A));
    rooms.live(A);
    rooms.leave(A);
    assertEquals(Optional.empty(), rooms.current());
    assertFalse(rooms.isLive(A));
  }

  @Test
  void aRoomThatWasNeverEnteredIsNotLive() {
    Rooms rooms = new Rooms(List.of(A));
    rooms.live(B);
    assertFalse(rooms.isLive(B));
  }
}
