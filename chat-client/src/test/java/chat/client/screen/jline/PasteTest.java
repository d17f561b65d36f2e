package chat.client.screen.jline;

import static chat.client.screen.jline.Key.ENTER;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pasted text is one message, of any number of lines. */
final class PasteTest {
  private static final String EIGHT =
      IntStream.rangeClosed(1, 8).mapToObj(n -> "line " + n).collect(Collectors.joining("\n"));
  private static final String QUESTION = "Send these 8 lines as one message? (y/n)";

  private final TestScreen alice = new TestScreen();

  @AfterEach
  void leaves() {
    alice.close();
  }

  @Test
  void threeLinesAreOneMessage() throws InterruptedException {
    alice.pastes("one\n  two\nthree");
    alice.showsInTurn("[#lobby] one", "    two", "  three");
    alice.entered.isNothing();
    alice.hearsBob("meanwhile");
    alice.showsInTurn("12:05 bob: meanwhile", "[#lobby] one", "    two", "  three");
    alice.cursorIsAt(7);
    alice.presses(ENTER);
    alice.entered.is("one\n  two\nthree");
    alice.lineIs("[#lobby]");
    alice.showsNo("three");
  }

  @Test
  void lineEndsOfTerminalsAreLineFeeds() throws InterruptedException {
    alice.pastes("one\rtwo\r");
    alice.presses(ENTER);
    alice.entered.is("one\ntwo");
  }

  @Test
  void eightLinesAreSentOnlyOnYes() throws InterruptedException {
    alice.pastes(EIGHT);
    alice.showsInTurn("  line 7", "  line 8");
    alice.presses(ENTER);
    alice.showsInTurn("[#lobby] line 1", "  line 2");
    alice.shows(QUESTION);
    alice.hearsBob("meanwhile");
    alice.showsInTurn("12:05 bob: meanwhile", "[#lobby] line 1");
    alice.types("n");
    alice.showsNo(QUESTION);
    alice.showsInTurn("12:05 bob: meanwhile", "[#lobby] line 1", "  line 2");
    alice.entered.isNothing();
    alice.presses(ENTER);
    alice.shows(QUESTION);
    alice.types("y");
    alice.entered.is(EIGHT);
    alice.lineIs("[#lobby]");
    alice.showsNo("line 1");
  }

  @Test
  void aPasteReplacesARefusedLine() throws InterruptedException {
    alice.refuses("/jion", "/jion is not known here; did you mean /join?");
    alice.enters("/jion #dev");
    alice.hasWritten("\u001b[7m/jion #dev");
    alice.pastes("one\ntwo");
    alice.showsInTurn("[#lobby] one", "  two");
    alice.presses(ENTER);
    alice.entered.is("one\ntwo");
  }
}
