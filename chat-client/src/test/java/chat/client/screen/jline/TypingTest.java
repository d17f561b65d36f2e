package chat.client.screen.jline;

import static chat.client.screen.Desk.DEV;
import static chat.client.screen.Desk.LOBBY;
import static chat.client.screen.jline.Key.BACKSPACE;
import static chat.client.screen.jline.Key.DOWN;
import static chat.client.screen.jline.Key.ENTER;
import static chat.client.screen.jline.Key.LEFT;
import static chat.client.screen.jline.Key.UP;
import static chat.client.screen.jline.Key.alt;
import static chat.client.screen.jline.Key.ctrl;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The line being typed is edited like a shell's. */
final class TypingTest {
  private final TestScreen alice = new TestScreen();

  @AfterEach
  void leaves() {
    alice.close();
  }

  @Test
  void thePromptNamesTheRoomInFront() {
    alice.lineIs("[#lobby]");
    alice.cursorIsAt(9);
    alice.types("hi");
    alice.session.enters(DEV);
    alice.lineIs("[#dev] hi");
    alice.session.leaves(DEV);
    alice.session.leaves(LOBBY);
    alice.lineIs("[no room] hi");
    alice.cursorIsAt(12);
  }

  @Test
  void anEnteredLineIsHandedOverOnceAndLeavesAnEmptyOne() throws InterruptedException {
    alice.enters("hello");
    alice.entered.is("hello");
    alice.lineIs("[#lobby]");
    alice.enters("");
    alice.enters("again");
    alice.entered.is("");
    alice.entered.is("again");
    alice.entered.isNothing();
    alice.showsNo("again");
  }

  @Test
  void aRefusedLineStaysToBeCorrected() throws InterruptedException {
    alice.refuses("/jion", "/jion is not known here; did you mean /join?");
    alice.types("/jion #dev");
    alice.presses(LEFT, LEFT, LEFT, LEFT, LEFT, ENTER);
    alice.shows("* /jion is not known here; did you mean /join?");
    alice.lineIs("[#lobby] /jion #dev");
    alice.cursorIsAt(19);
    alice.hasWritten("\u001b[7m/jion #dev");
    alice.entered.isNothing();
    alice.presses(LEFT, LEFT, LEFT, LEFT, LEFT, BACKSPACE, BACKSPACE, BACKSPACE);
    alice.types("oin");
    alice.lineIs("[#lobby] /join #dev");
    alice.presses(ENTER);
    alice.entered.is("/join #dev");
    alice.lineIs("[#lobby]");
  }

  @Test
  void whatIsTypedReplacesARefusedLine() throws InterruptedException {
    alice.refuses("/jion", "/jion is not known here; did you mean /join?");
    alice.enters("/jion #dev");
    alice.hasWritten("\u001b[7m/jion #dev");
    alice.hearsBob("meanwhile");
    alice.shows("12:05 bob: meanwhile");
    alice.types("hello");
    alice.lineIs("[#lobby] hello");
    alice.presses(ENTER);
    alice.entered.is("hello");
    alice.enters("/jion #dev");
    alice.presses(BACKSPACE);
    alice.lineIs("[#lobby]");
    alice.presses(ctrl('_'));
    alice.lineIs("[#lobby] /jion #dev");
    alice.types("!");
    alice.lineIs("[#lobby] /jion #dev!");
    alice.entered.isNothing();
  }

  @Test
  void aRefusedLineIsRefusedAgainAndClearedByCtrlC() throws InterruptedException {
    alice.refuses("/jion", "/jion is not known here; did you mean /join?");
    alice.enters("/jion #dev");
    alice.presses(ENTER);
    alice.showsInTurn(
        "* /jion is not known here; did you mean /join?",
        "* /jion is not known here; did you mean /join?",
        "[#lobby] /jion #dev");
    alice.presses(ctrl('C'));
    alice.lineIs("[#lobby]");
    alice.enters("next");
    alice.entered.is("next");
  }

  @Test
  void aRefusedLineStaysWhileAnotherPageComesToTheFront() throws InterruptedException {
    alice.refuses("/jion", "/jion is not known here; did you mean /join?");
    alice.enters("/jion #dev");
    alice.hasWritten("\u001b[7m/jion #dev");
    alice.presses(alt('2'));
    alice.entered.is("/go 2");
    alice.session.enters(DEV);
    alice.types("!");
    alice.lineIs("[#dev] /jion #dev!");
  }

  @Test
  void combiningCharactersAreShown() throws InterruptedException {
    for (String line : List.of("हिन्दी", "เขียน", "cafe\u0301", "می\u200cخواهم", "क्\u200dष")) {
      alice.types(line);
      alice.hasWritten("[#lobby] " + line);
      alice.presses(ENTER);
      alice.entered.is(line);
      alice.lineIs("[#lobby]");
    }
  }

  @Test
  void combiningCharactersAreErasedWithTheLine() throws InterruptedException {
    alice.types("cafe\u0301");
    alice.lineIs("[#lobby] cafe");
    alice.hasWritten("[#lobby] cafe\u0301");
    alice.cursorIsAt(13);
    alice.presses(BACKSPACE);
    Pattern again = Pattern.compile("\\[#lobby] cafe(?!\u0301)");
    alice.glass.await(() -> again.matcher(alice.glass.written()).find(), "the line without accent");
    alice.types("s");
    alice.lineIs("[#lobby] cafes");
    alice.presses(ENTER);
    alice.entered.is("cafes");
  }

  @Test
  void emojiAreShownApartAsTerminalsDifferInTheirWidth() throws InterruptedException {
    alice.types("👩\u200d💻 ❤\ufe0f ok");
    alice.lineIs("[#lobby] □□ ❤ ok");
    alice.hasNotWritten("\u200d");
    alice.hasNotWritten("\ufe0f");
    alice.cursorIsAt(18);
    alice.presses(ENTER);
    alice.entered.is("👩\u200d💻 ❤\ufe0f ok");
  }

  @Test
  void ctrlCClearsTheLineAndOnAnEmptyOneSaysHowToLeave() {
    alice.types("half a li");
    alice.lineIs("[#lobby] half a li");
    alice.presses(ctrl('C'));
    alice.lineIs("[#lobby]");
    alice.showsNo("Ctrl-D or /quit leaves");
    alice.presses(ctrl('C'));
    alice.shows("* Ctrl-D or /quit leaves");
    alice.lineIs("[#lobby]");
    alice.entered.isNothing();
  }

  @Test
  void ctrlDDeletesInALineAndLeavesAnEmptyOne() throws InterruptedException {
    alice.types("ab");
    alice.presses(ctrl('A'), ctrl('D'));
    alice.lineIs("[#lobby] b");
    alice.presses(ctrl('D'));
    alice.lineIs("[#lobby]");
    alice.entered.hasNotEnded();
    alice.presses(ctrl('D'));
    alice.entered.hasEnded();
    alice.entered.isNothing();
  }

  @Test
  void editsAreUndone() {
    alice.types("one two");
    alice.presses(ctrl('W'));
    alice.lineIs("[#lobby] one");
    alice.presses(ctrl('_'));
    alice.lineIs("[#lobby] one two");
    alice.cursorIsAt(16);
  }

  @Test
  void killedTextIsYanked() {
    alice.types("one two three");
    alice.presses(alt('b'), alt('b'));
    alice.cursorIsAt(13);
    alice.presses(alt('f'));
    alice.cursorIsAt(17);
    alice.presses(ctrl('K'));
    alice.lineIs("[#lobby] one two");
    alice.presses(ctrl('A'), ctrl('Y'));
    alice.lineIs("[#lobby] threeone two");
    alice.cursorIsAt(14);
    alice.presses(ctrl('E'), ctrl('U'));
    alice.lineIs("[#lobby]");
  }

  @Test
  void earlierLinesComeBackAndTheDraftAfterThem() throws InterruptedException {
    alice.enters("first");
    alice.enters("half of it is not the first");
    alice.entered.is("first");
    alice.entered.is("half of it is not the first");
    alice.types("half");
    alice.presses(UP);
    alice.lineIs("[#lobby] half of it is not the first");
    alice.presses(UP);
    alice.lineIs("[#lobby] first");
    alice.presses(DOWN, DOWN);
    alice.lineIs("[#lobby] half");
    alice.cursorIsAt(13);
  }

  @Test
  void anEarlierLineIsFoundByAPartOfIt() throws InterruptedException {
    alice.enters("the first thing");
    alice.enters("another one");
    alice.entered.is("the first thing");
    alice.entered.is("another one");
    alice.presses(ctrl('R'));
    alice.types("fir");
    alice.shows("[#lobby] the first thing");
    alice.hearsBob("meanwhile");
    alice.shows("12:05 bob: meanwhile");
    alice.shows("[#lobby] the first thing");
    alice.presses(ctrl('E'));
    alice.types("!");
    alice.lineIs("[#lobby] the first thing!");
    alice.presses(ENTER);
    alice.entered.is("the first thing!");
  }

  @Test
  void keysForRoomsEnterACommandAndKeepTheLine() throws InterruptedException {
    alice.types("half");
    for (char digit = '1'; digit <= '9'; digit++) {
      alice.presses(alt(digit));
      alice.entered.is("/go " + digit);
    }
    alice.lineIs("[#lobby] half");
    alice.cursorIsAt(13);
  }

  @Test
  void wideCharactersAreAsWideAsTheyLook() throws InterruptedException {
    alice.types("日本語 ok");
    alice.lineIs("[#lobby] 日本語 ok");
    alice.cursorIsAt(18);
    alice.hearsBob("こんにちは");
    alice.shows("12:05 bob: こんにちは");
    alice.lineIs("[#lobby] 日本語 ok");
    alice.cursorIsAt(18);
    alice.presses(LEFT, LEFT, LEFT, LEFT, BACKSPACE);
    alice.lineIs("[#lobby] 日語 ok");
    alice.cursorIsAt(11);
    alice.types("🙂");
    alice.lineIs("[#lobby] 日□語 ok");
    alice.cursorIsAt(13);
    alice.presses(ENTER);
    alice.entered.is("日🙂語 ok");
  }
}
