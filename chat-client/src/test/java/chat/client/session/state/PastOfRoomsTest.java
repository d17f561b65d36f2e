package chat.client.session.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.event.ChatLine.When;
import chat.protocol.ClientMessage.Join;
import chat.protocol.InboxRequest;
import chat.protocol.Limits;
import chat.protocol.RoomName;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** How much of a room's past is asked for, and when what comes then was said. */
final class PastOfRoomsTest {
  private static final RoomName A = RoomName.of("#a");
  private static final OptionalLong NO_CURSOR = OptionalLong.empty();
  private static final InboxRequest.Join INBOX = new InboxRequest.Join(OptionalLong.of(0));

  @Test
  void withoutAPastEverythingHappensNowUntilTheLinkIsLost() {
    JoinedRooms none = new JoinedRooms(0);
    none.enter(A);
    none.sent(none.firstJoin(A));
    JoinedRoom room = none.find(A).orElseThrow();
    assertEquals(When.NOW, room.when());
    assertFalse(room.isLive());
    none.advance(A, 7);
    none.linkLost();
    assertEquals(When.MISSED, room.when());
    assertEquals(List.of(INBOX, new Join(A, OptionalLong.of(7))), none.joins());
    assertTrue(none.connectToLog("one"));
    assertFalse(none.connectToLog("two"));
    assertEquals(When.BEFORE, room.when());
    assertEquals(new Join(A, NO_CURSOR), none.joins().get(1));
  }

  @Test
  void linkLostBeforeTheFirstMessageReadsTheNewestBack() {
    JoinedRooms none = new JoinedRooms(0);
    none.enter(A);
    none.sent(none.firstJoin(A));
    none.linkLost();
    assertEquals(List.of(INBOX, new Join(A, NO_CURSOR)), none.joins());
    assertEquals(When.BEFORE, none.find(A).orElseThrow().when());
  }

  @Test
  void asMuchOfThePastIsAskedForAsIsWanted() {
    assertEquals(new Join(A, NO_CURSOR), new JoinedRooms(Limits.JOIN_REPLAY).firstJoin(A));
    JoinedRooms hundred = new JoinedRooms(100);
    assertEquals(new Join(A, NO_CURSOR, OptionalLong.of(100)), hundred.firstJoin(A));
    hundred.enter(A);
    hundred.sent(hundred.firstJoin(A));
    assertEquals(When.BEFORE, hundred.find(A).orElseThrow().when());
    assertEquals(hundred.firstJoin(A), hundred.joins().get(1));
  }
}
