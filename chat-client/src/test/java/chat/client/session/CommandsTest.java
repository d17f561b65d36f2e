package chat.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.config.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What typed commands do that need no server, and how malformed ones are refused. */
final class CommandsTest {
  @TempDir private Path home;
  private SessionTranscript person;

  @BeforeEach
  void welcome() {
    person = SessionTranscript.ofPersonAt(home, "alice@localhost").serverWelcomes("alice");
  }

  /** The one notice that this line is answered with. */
  private String answer(String line) {
    List<String> shown = person.types(line).sent().takeShown();
    assertEquals(1, shown.size(), shown::toString);
    return shown.get(0);
  }

  @Test
  void helpIsOneNoticeWithTheClientsOwnCommands() {
    String help = answer("/help");
    assertTrue(help.startsWith("* "), help);
    assertTrue(help.contains("\n/join ROOM "), help);
    assertTrue(help.contains("\n/reply TEXT "), help);
    assertTrue(answer("/help go").startsWith("* /go "));
  }

  @Test
  void helpForAProgramLeavesOutTheCommandsOfATerminal() {
    SessionTranscript program = SessionTranscript.ofProgram("a@localhost").serverWelcomes("a");
    String help = program.types("/help").takeShown().get(0);
    assertTrue(help.contains("\n/join ROOM "), help);
    assertFalse(help.contains("/reply"), help);
  }

  @Test
  void unknownCommandIsRefusedWithASuggestion() {
    assertTrue(answer("/jion tea").endsWith("did you mean /join?"));
    assertTrue(answer("/repyl hi").endsWith("did you mean /reply?"));
  }

  @Test
  void textAfterTwoSlashesIsSaidWithOne() {
    person.types("//jion").sent("SAY 1 #lobby\n/jion");
  }

  @Test
  void commandsOfATerminalAreRefusedInAProgramAndFailIt() {
    SessionTranscript.ofProgram("a@localhost")
        .serverWelcomes("a")
        .types("/reply hi")
        .sent()
        .shows("* /reply works only on a terminal")
        .endsInput()
        .sent("BYE")
        .serverCloses()
        .exits(1);
  }

  @Test
  void clearEmptiesTheScreen() {
    person.types("/clear").sent().shows("cleared");
  }

  @Test
  void roomThatWeAreNotInCannotBeGoneTo() {
    person
        .types("/go tea", "/go 2", "/go next")
        .shows(
            "* you are not in #tea; /join #tea enters it",
            "* you have no page 2; yours are 1 #lobby",
            "* you have no other page; /join ROOM or /query NICK opens one");
  }

  @Test
  void settingIsChangedAtOnceAndStored() throws IOException {
    List<String> shown = person.types("/set ignore pest").sent().takeShown();
    assertEquals("ignored: [pest]", shown.get(0));
    assertTrue(shown.get(1).startsWith("* ignore = pest, from now on; stored in "), shown.get(1));
    assertTrue(Files.readString(new TestHome(home).file()).contains("ignore = pest"));
    assertTrue(answer("/set ignore").startsWith("* ignore = pest "));
    assertTrue(answer("/set").lines().count() > 10);
  }

  @Test
  void malformedSettingIsRefusedAndNotStored() {
    assertTrue(answer("/set bell loud").contains("'loud' is not one of"));
    assertTrue(answer("/set nonsense 1").contains("there is no setting nonsense"));
    assertTrue(answer("/set json true").contains("not changed"));
    assertFalse(Files.exists(new TestHome(home).file()));
  }
}
