package chat.protocol.command;

import static chat.protocol.command.Contexts.INSIDE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.protocol.ModRequest;
import chat.protocol.ModRequest.Action;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands about a room's settings and roles mean. */
final class RoomCommandsTest {
  private static final RoomName HERE = INSIDE.room().orElseThrow();
  private static final Nick BOB = Nick.of("bob");

  private static void assertMeans(ModRequest request, String line) throws UsageException {
    assertEquals(new ParsedInput.Message(request), SlashCommandParser.parse(line, INSIDE));
  }

  @Test
  void roomShowsAndChangesSettings() throws UsageException {
    assertMeans(new ModRequest.OfRoom(Action.ROOM, INSIDE.room()), "/room");
    assertMeans(new ModRequest.Set(HERE, "private", Text.EMPTY), "/room private");
    assertMeans(new ModRequest.Set(HERE, "slow", Text.of("10")), "/room slow 10");
    assertMeans(new ModRequest.OfRoom(Action.CLAIM, INSIDE.room()), "/room claim");
    assertMeans(new ModRequest.Grant(Action.GIVE, HERE, BOB), "/room give bob");
  }

  @ParameterizedTest
  @EnumSource(
      value = Action.class,
      names = {"INVITE", "UNINVITE", "OP", "DEOP", "VOICE", "DEVOICE"})
  void rolesAreAboutANickInThisRoom(Action action) throws UsageException {
    assertMeans(new ModRequest.Grant(action, HERE, BOB), "/" + action.word() + " bob");
  }

  @Test
  void invitationIsDeclinedFromAnotherRoom() throws UsageException {
    RoomName tea = RoomName.of("#other");
    assertMeans(new ModRequest.Grant(Action.UNINVITE, tea, BOB), "/uninvite bob #other");
    assertMeans(new ModRequest.Grant(Action.UNINVITE, tea, BOB), "/uninvite bob other");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/invite", "/op", "/op a:b", "/room give", "/room give a:b"})
  void malformedCommandIsExplained(String line) {
    assertThrows(UsageException.class, () -> SlashCommandParser.parse(line, INSIDE));
  }
}
