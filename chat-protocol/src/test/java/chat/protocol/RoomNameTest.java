package chat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.protocol.unicode.InvalidNameException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RoomNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "#lobby",
        "#a",
        "#7",
        "#java.dev_2-b",
        "#\u4F60\u597D",
        "#\u0939\u093F\u0928\u094D\u0926\u0940"
      })
  void hashAndNameMakeARoom(String name) {
    assertEquals(name, RoomName.of(name).value());
    assertEquals(name, RoomName.of(name).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "#",
        "#-",
        "#.",
        "lobby",
        "##a",
        "#a#",
        "# a",
        "#a b",
        " #a",
        "#a\n",
        "#\u0301a",
        "\uFF03a",
        "#\u3164",
        "#p\u0430ypal"
      })
  void anythingElseIsRefused(String name) {
    assertThrows(InvalidNameException.class, () -> RoomName.of(name));
  }

  @Test
  void roomHasAtMost64CharactersAfterTheHash() {
    assertEquals(65, RoomName.of("#" + "a".repeat(64)).value().length());
    var refused = assertThrows(InvalidNameException.class, () -> RoomName.of("#" + "a".repeat(65)));
    assertEquals("a room's name has at most 64 characters", refused.getMessage());
  }

  @Test
  void roomsThatDifferInCaseOrFormAreEqual() {
    assertEquals(RoomName.LOBBY, RoomName.of("#LOBBY"));
    assertEquals(RoomName.of("#stra\u00DFe"), RoomName.of("#STRA\u1E9EE"));
    assertEquals(RoomName.of("#\uFB00").hashCode(), RoomName.of("#FF").hashCode());
    assertNotEquals(RoomName.LOBBY, RoomName.of("#lobby2"));
  }

  @Test
  void spellingIsKept() {
    assertEquals("#Caf\u00E9", RoomName.of("#Cafe\u0301").value());
  }

  @Test
  void typedRoomNeedsNoHash() {
    assertEquals("#lobby", RoomName.typed("lobby").value());
    assertEquals("#lobby", RoomName.typed("#lobby").value());
    assertThrows(InvalidNameException.class, () -> RoomName.typed(""));
  }

  @Test
  void receivedRoomIsMadeHarmless() {
    assertEquals("#tea", RoomName.received("#tea").value());
    assertEquals("#a\uFFFDbob\uFFFD", RoomName.received("#a\u00A0bob:").value());
    assertEquals("#\uFFFDa", RoomName.received("##a").value());
    assertEquals("#" + "A".repeat(63) + "\uFFFD", RoomName.received("#" + "A".repeat(65)).value());
  }
}
