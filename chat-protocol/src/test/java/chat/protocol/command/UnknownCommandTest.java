package chat.protocol.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class UnknownCommandTest {
  private static final List<String> KNOWN = List.of("/me", "/help", "/bell");

  @Test
  void nearestCommandIsSuggested() {
    assertEquals(
        "/hlep is not known here; did you mean /help?", UnknownCommand.sentence("/hlep", KNOWN));
    assertEquals(
        "/be is not known here; did you mean /bell?", UnknownCommand.sentence("/be", KNOWN));
  }

  @Test
  void helpIsSuggestedIfNoCommandIsNear() {
    assertEquals(
        "/frobnicate is not known here; /help lists the commands",
        UnknownCommand.sentence("/frobnicate", KNOWN));
    assertEquals(
        "/ is not known here; /help lists the commands", UnknownCommand.sentence("/", KNOWN));
  }

  @Test
  void caseIsShownAsTypedButDoesNotMatter() {
    assertEquals(
        "/HLEP is not known here; did you mean /help?", UnknownCommand.sentence("/HLEP", KNOWN));
  }

  @Test
  void slashMakesNothingNearer() {
    assertEquals(
        "/em is not known here; /help lists the commands", UnknownCommand.sentence("/em", KNOWN));
  }

  @Test
  void typedWordIsShownShortAndHarmless() {
    String typed = "/\u001B[2J\u202E" + "\uD83D\uDE00".repeat(1_000);
    assertEquals(
        "/\uFFFD[2J\uFFFD"
            + "\uD83D\uDE00".repeat(26)
            + "\u2026 is not known here; /help lists the commands",
        UnknownCommand.sentence(typed, KNOWN));
  }
}
