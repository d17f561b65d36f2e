package chat.protocol.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CommandHelpTest {
  private static final CommandHelp GO = CommandHelp.of("GO", "N|ROOM", "go there", "2");
  private static final CommandHelp SHOW = CommandHelp.of("SHOW", "[NAME]", "show it", "bell");
  private static final CommandHelp CLEAR = CommandHelp.of("CLEAR", "", "an empty screen", "");

  @Test
  void usageAndExampleBeginWithTheWord() {
    assertEquals("/go N|ROOM", GO.usage());
    assertEquals("/go 2", GO.example());
    assertEquals("/clear", CLEAR.usage());
    assertEquals("/clear", CLEAR.example());
  }

  @Test
  void onlyArgumentsWithoutBracketsAreRequired() throws UsageException {
    SHOW.requireEnough("");
    CLEAR.requireEnough("");
    GO.requireEnough("x");
    var refusal = assertThrows(UsageException.class, () -> GO.requireEnough(""));
    assertEquals("type /go N|ROOM", refusal.getMessage());
  }

  @Test
  void wordMatchesInAnyCase() {
    assertTrue(GO.isMeantBy("/Go"));
    assertFalse(GO.isMeantBy("go"));
    assertFalse(GO.isMeantBy("/gone"));
  }

  @Test
  void linesAreTheRowAndAnExample() {
    assertEquals(
        List.of("/show [NAME]       show it", "for example        /show bell"), SHOW.lines());
    assertEquals("/show [NAME] show it", SHOW.row(12));
  }
}
