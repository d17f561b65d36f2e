package chat.protocol.command;

import static chat.protocol.command.Contexts.INSIDE;
import static chat.protocol.command.Contexts.OUTSIDE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sentence that answers a malformed or unknown command. */
final class RefusedCommandTest {
  @ParameterizedTest
  @CsvSource({
    "/nick, /nick NICK",
    "'/nick  ', /nick NICK",
    "/nick two names, /nick NICK",
    "/join, /join ROOM",
    "/join #a #b, /join ROOM",
    "/leave #-, /leave [ROOM]",
    "/me, /me TEXT",
    "/msg, /msg NICK TEXT",
    "/msg bob, /msg NICK TEXT",
    "'/msg bob ', /msg NICK TEXT",
    "/msg b:b hi, /msg NICK TEXT",
    "/who a b, /who [ROOM|*]",
    "/history all, /history [N]",
    "/history -1, /history [N]",
    "/history 12345678901, /history [N]",
    "/history \u0661, /history [N]",
    "/search, /search WORDS",
    "/login, /login NICK",
    "/login a b, /login NICK",
    "/devices laptop, /devices [N]",
    "/devices -1, /devices [N]",
    "/devices 1234567890123456789, /devices [N]",
    "/key ssh-ed25519 AAAA, /key [add KEY]",
  })
  void malformedCommandIsAnsweredWithItsUsage(String line, String usage) {
    var refusal = assertThrows(UsageException.class, () -> SlashCommandParser.parse(line, INSIDE));
    assertTrue(refusal.getMessage().contains("type " + usage), refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "//",
        "/leave",
        "/me waves",
        "/topic",
        "/topic x",
        "/history",
        "/search x"
      })
  void messageOutsideARoomIsAnsweredWithJoin(String line) {
    var refusal = assertThrows(UsageException.class, () -> SlashCommandParser.parse(line, OUTSIDE));
    assertEquals("you are in no room; /join ROOM enters one", refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "/frobnicate now, /frobnicate",
    "/, /",
    "/ me, /",
    "/unfrobnicate! x, /unfrobnicate!",
    "/\u00E9tude, /\u00E9tude"
  })
  void unknownCommandIsNamedInTheAnswer(String line, String name) {
    var refusal = assertThrows(UsageException.class, () -> SlashCommandParser.parse(line, INSIDE));
    assertEquals(name + " is not known here; /help lists the commands", refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"/hlep, /help", "/HIST 5, /history", "/me! x, /me", "/h\u00E9lp, /help"})
  void mistypedCommandIsAnsweredWithTheNearestOne(String line, String meant) {
    var refusal = assertThrows(UsageException.class, () -> SlashCommandParser.parse(line, INSIDE));
    String expected = line.split(" ", 2)[0] + " is not known here; did you mean " + meant + "?";
    assertEquals(expected, refusal.getMessage());
  }

  @Test
  void unknownCommandIsShownShortAndHarmless() {
    String line = "/\u001B[2J\u202E" + "\uD83D\uDE00".repeat(1_000);
    var refusal = assertThrows(UsageException.class, () -> SlashCommandParser.parse(line, INSIDE));
    String shown = "/\uFFFD[2J\uFFFD" + "\uD83D\uDE00".repeat(26) + "\u2026 is not known";
    assertTrue(refusal.getMessage().startsWith(shown), refusal.getMessage());
  }
}
