package chat.client.screen.jline;

import static chat.client.screen.Desk.DEV;
import static chat.client.screen.Desk.LOBBY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.screen.jline.TestScreen.Setup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The status line, questions, the bell and the title. */
final class AroundTheLineTest {
  private final TestScreen alice = new TestScreen(Setup.USUAL.in(LOBBY, DEV));

  @AfterEach
  void leaves() {
    alice.close();
  }

  @Test
  void theStatusLineIsInTheLastRow() {
    alice.statusSays("12:05  alice  1:#lobby  2:#dev  live");
    alice.hears(DEV, "bob", "hi");
    alice.statusSays("12:05  alice  1:#lobby  2:#dev 1  live");
    alice.hears(DEV, "bob", "alice!");
    alice.statusSays("12:05  alice  1:#lobby  2:#dev 2!  live");
    alice.session.isLost();
    alice.statusSays("reconnecting");
    alice.lineIs("[#lobby]");
  }

  @Test
  void messagesScrollAboveTheLineAndTheStatusLine() {
    for (int n = 1; n <= 50; n++) {
      alice.hearsBob("message " + n);
    }
    alice.showsInTurn("12:05 bob: message 49", "12:05 bob: message 50", "[#lobby]");
    alice.statusSays("alice");
    assertEquals(22, alice.messages().size());
    assertEquals(22, alice.glass.cursorRow());
  }

  @Test
  void aQuestionTakesThePlaceOfThePromptUntilItIsAnswered() throws InterruptedException {
    alice.session.isAsked("Nick [x]: ");
    alice.lineIs("Nick [x]:");
    alice.types("al");
    alice.lineIs("Nick [x]: al");
    alice.hearsBob("meanwhile");
    alice.shows("12:05 bob: meanwhile");
    alice.lineIs("Nick [x]: al");
    alice.cursorIsAt(12);
    alice.presses(Key.ENTER);
    alice.entered.is("al");
    alice.lineIs("[#lobby]");
  }

  @Test
  void theBellRingsForHighlights() {
    alice.hearsBob("hi all");
    alice.shows("12:05 bob: hi all");
    assertEquals(0, alice.glass.bells());
    alice.hearsBob("hi alice");
    alice.glass.await(() -> alice.glass.bells() == 1, "a bell");
  }

  @Test
  void theTitleCountsUnreadMessagesUntilAKeyIsPressed() {
    alice.hasWritten("\u001b[22;2t\u001b]2;#lobby - chat\u0007");
    alice.hearsBob("hi alice");
    alice.hasWritten("\u001b]2;(1!) #lobby - chat\u0007");
    alice.types("x");
    alice.glass.await(
        () -> alice.glass.written().lastIndexOf(";#lobby") > alice.glass.written().indexOf("(1!)"),
        "the title without a count");
    alice.close();
    alice.hasWritten("\u001b]2;\u0007\u001b[23;2t");
  }

  @Test
  void clearingLeavesTheLineAndTheStatus() {
    alice.hearsBob("hi");
    alice.types("half");
    alice.shows("12:05 bob: hi");
    alice.session.clears();
    alice.showsNo("bob");
    alice.lineIs("[#lobby] half");
    alice.statusSays("#lobby");
    alice.hearsBob("more");
    alice.showsInTurn("12:05 bob: more", "[#lobby] half");
    alice.presses(Key.ctrl('L'));
    alice.showsNo("more");
    alice.lineIs("[#lobby] half");
    alice.cursorIsAt(13);
    alice.hearsBob("and more");
    alice.showsInTurn("12:05 bob: and more", "[#lobby] half");
    alice.statusSays("#lobby");
  }

  @Test
  void altAGoesOnOnlyWhereSomethingIsNew() throws InterruptedException {
    alice.types("half");
    alice.presses(Key.alt('a'), Key.alt('A'));
    alice.hearsBob("in front");
    alice.shows("12:05 bob: in front");
    alice.presses(Key.alt('a'));
    alice.types(" a line");
    alice.lineIs("[#lobby] half a line");
    alice.entered.isNothing();
    for (char key : new char[] {'a', 'A'}) {
      alice.hears(DEV, "bob", "elsewhere");
      alice.statusSays("2:#dev " + (key == 'a' ? 1 : 2));
      alice.presses(Key.alt(key));
      alice.entered.is("/go next");
    }
    alice.lineIs("[#lobby] half a line");
  }
}
