package chat.protocol.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.RoomName;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretCommandsTest {
  @ParameterizedTest
  @ValueSource(strings = {"/login", "/LOGIN b!b", "/register", "/lgoin bob", "/log bob", "/reg"})
  void oneSecretFollowsARefusedLogin(String line) {
    assertEquals(1, SecretCommands.secretsAfter(line));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "login bob", "//login bob", " /login", "/", "/logout", "/me", "/x"})
  void noSecretFollowsOtherLines(String line) {
    assertEquals(0, SecretCommands.secretsAfter(line));
  }

  @ParameterizedTest
  @ValueSource(strings = {" /login bob", "\t\t/login bob", "\u3000/login bob", "/login bob"})
  void blanksBeforeACommandThatASecretFollowsAreRemoved(String line) {
    assertEquals("/login bob", SecretCommands.unindented(line));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", " login bob", " //login bob", " /me waves", " / login"})
  void blanksBeforeOtherLinesStay(String line) {
    assertEquals(line, SecretCommands.unindented(line));
  }

  @Test
  void asManySecretsFollowAsEachCommandAsksFor() throws UsageException {
    TypingContext context = new TypingContext(Optional.of(RoomName.LOBBY), ZoneOffset.UTC);
    for (SlashCommand command : SlashCommand.values()) {
      String line = command.help().example();
      ParsedInput parsed = SlashCommandParser.parse(line, context);
      int asked = parsed instanceof ParsedInput.Asks asks ? asks.prompts().size() : 0;
      assertEquals(asked, SecretCommands.secretsAfter(line), line);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/l", "/LOGIN", "/login bo", "/login ", "/password", "/pass", "/re", " /l"})
  void startOfACommandMayBecomeOneThatASecretFollows(String start) {
    assertTrue(SecretCommands.mayBegin(start));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "login",
        "/le",
        "/log bob",
        "/logins",
        "//",
        "/ login",
        "/me waves",
        "/rooms"
      })
  void otherStartsDoNot(String start) {
    assertFalse(SecretCommands.mayBegin(start));
  }
}
