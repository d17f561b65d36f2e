package chat.client.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.protocol.RoomName;
import chat.protocol.command.UsageException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which room {@code /go} names. */
final class RoomChoiceTest {
  private static final List<RoomName> ROOMS = List.of(RoomName.of("#a"), RoomName.of("#b"));

  @ParameterizedTest
  @CsvSource({"1, #a", "2, #b", "a, #a", "#B, #b", "next, #b", "NEXT, #b"})
  void roomIsNamed(String typed, String room) throws UsageException {
    var go = new ClientInput.Go(typed);
    assertEquals(RoomName.of(room), go.room(ROOMS, () -> Optional.of(RoomName.of("#b"))));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 'you have no room 0; yours are 1 #a, 2 #b'",
    "3, 'you have no room 3; yours are 1 #a, 2 #b'",
    "c, you are not in #c; /join #c enters it",
    "next, you are in no other room; /join ROOM enters one",
  })
  void otherNamesAreRefused(String typed, String why) {
    refuses(ROOMS, typed, why);
  }

  @Test
  void numberIsRefusedWithoutRooms() {
    refuses(List.of(), "1", "you have no room 1; you are in none");
  }

  private static void refuses(List<RoomName> rooms, String typed, String why) {
    var go = new ClientInput.Go(typed);
    var e = assertThrows(UsageException.class, () -> go.room(rooms, Optional::empty));
    assertEquals(why, e.getMessage());
  }
}
