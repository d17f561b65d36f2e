package chat.client.session.state;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.RoomName;
import org.junit.jupiter.api.Test;

final class OwnMessagesTest {
  private static final RoomName A = RoomName.of("#a");

  private final OwnMessages own = new OwnMessages();

  @Test
  void messagesAreKnownByTheirRoomAndNumber() {
    own.add(A, 3);
    assertTrue(own.contains(RoomName.of("#A"), 3));
    assertFalse(own.contains(RoomName.LOBBY, 3));
    assertFalse(own.contains(A, 4));
    own.clear();
    assertFalse(own.contains(A, 3));
  }

  @Test
  void oldestIsForgottenWhenThereAreTooMany() {
    for (int seq = 1; seq <= OwnMessages.MAX_REMEMBERED + 1; seq++) {
      own.add(A, seq);
    }
    assertFalse(own.contains(A, 1));
    assertTrue(own.contains(A, 2));
    assertTrue(own.contains(A, OwnMessages.MAX_REMEMBERED + 1));
  }
}
