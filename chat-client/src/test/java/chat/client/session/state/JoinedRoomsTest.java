package chat.client.session.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.RoomName;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JoinedRoomsTest {
  private static final RoomName A = RoomName.of("#a");
  private static final RoomName B = RoomName.of("#b");

  @Test
  void theLastRoomIsTypedInto() {
    assertEquals(Optional.of(B), rooms(A, B).current());
  }

  @Test
  void whoIsNotLetInIsBackWhereTheyWere() {
    JoinedRooms rooms = rooms(A);
    rooms.enter(B);
    rooms.joinRefused(B);
    assertEquals(Optional.of(A), rooms.current());
  }

  @Test
  void aRefusalInARoomOneIsInChangesNothing() {
    JoinedRooms rooms = rooms(A);
    rooms.live("#a", 0);
    rooms.joinRefused(A);
    assertTrue(rooms.isCurrent(A));
  }

  @Test
  void leavingTheLastRoomLeavesNone() {
    JoinedRooms rooms = rooms(A);
    rooms.live("#a", 0);
    rooms.leave(A);
    assertEquals(Optional.empty(), rooms.current());
    assertFalse(rooms.find(A).filter(JoinedRoom::isLive).isPresent());
  }

  @Test
  void aRoomThatWasNeverEnteredIsNotLive() {
    JoinedRooms rooms = rooms(A);
    rooms.live("#b", 0);
    assertFalse(rooms.find(B).filter(JoinedRoom::isLive).isPresent());
  }

  private static JoinedRooms rooms(RoomName... names) {
    JoinedRooms rooms = new JoinedRooms();
    for (RoomName name : names) {
      rooms.enter(name);
    }
    return rooms;
  }
}
