package chat.client.ui.screen;

import static chat.client.ui.screen.Desk.BOB;
import static chat.client.ui.screen.Desk.DEV;
import static chat.client.ui.screen.Desk.LOBBY;
import static chat.client.ui.screen.Desk.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.ui.ChatLine.Kind;
import chat.client.ui.ChatLine.When;
import chat.client.ui.screen.TestScreen.Setup;
import chat.protocol.ClientMessage;
import chat.protocol.Text;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The status line, one's own messages that wait, questions, the bell and the title. */
@Timeout(60)
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
    alice.view().lost("broken");
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
  void whatIsNotAcknowledgedIsShownBelowTheLineUntilItIs() {
    alice.types("next");
    var say = new ClientMessage.Say(1, LOBBY, Text.of("hello"));
    var elsewhere = new ClientMessage.Say(2, DEV, Text.of("there"));
    var tell = new ClientMessage.Tell(3, BOB, Text.of("psst"));
    alice.pending.add(say);
    alice.pending.add(elsewhere);
    alice.pending.add(tell);
    alice.view().pending(tell);
    alice.shows("… alice: hello");
    alice.showsInTurn("… alice: hello", "… #dev alice: there", "… [to bob] psst");
    alice.statusSays("3 waiting");
    alice.lineIs("[#lobby] next");
    alice.pending.remove(say);
    alice.view().acknowledged(say, line(Optional.of(LOBBY), "alice", Kind.SAID, "hello", When.NOW, true));
    alice.shows("12:05 alice: hello");
    alice.showsNo("… alice: hello");
    alice.pending.clear();
    alice.view().pending(tell);
    alice.showsNo("…");
    alice.showsNo("waiting");
    alice.lineIs("[#lobby] next");
    alice.cursorIsAt(13);
    alice.statusSays("live");
  }

  @Test
  void onlyTheFirstOfManyThatWaitAreShown() {
    for (int n = 1; n <= 9; n++) {
      alice.pending.add(new ClientMessage.Say(n, LOBBY, Text.of("message " + n + "\nmore")));
    }
    alice.view().pending(alice.pending.get(0));
    alice.shows("… alice: message 4");
    alice.statusSays("9 waiting");
    alice.showsNo("message 5");
    alice.showsNo("more");
  }

  @Test
  void aQuestionTakesThePlaceOfThePromptUntilItIsAnswered() throws InterruptedException {
    alice.view().ask("Name [x]: ");
    alice.lineIs("Name [x]:");
    alice.types("al");
    alice.lineIs("Name [x]: al");
    alice.hearsBob("meanwhile");
    alice.shows("12:05 bob: meanwhile");
    alice.lineIs("Name [x]: al");
    alice.cursorIsAt(12);
    alice.presses(Key.ENTER);
    alice.entered.is("al");
    alice.lineIs("[#lobby]");
  }

  @Test
  void theBellRingsForWhatConcernsAlice() {
    alice.hearsBob("hi all");
    alice.shows("12:05 bob: hi all");
    assertEquals(0, alice.glass.bells());
    alice.hearsBob("hi alice");
    alice.glass.await(() -> alice.glass.bells() == 1, "a bell");
  }

  @Test
  void theTitleCountsWhatIsUnreadUntilAKeyIsPressed() {
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
    alice.clears();
    alice.showsNo("bob");
    alice.lineIs("[#lobby] half");
    alice.statusSays("#lobby");
    alice.hearsBob("more");
    alice.showsInTurn("12:05 bob: more", "[#lobby] half");
  }
}
