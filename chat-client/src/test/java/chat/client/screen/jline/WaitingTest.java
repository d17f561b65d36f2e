package chat.client.screen.jline;

import static chat.client.screen.Desk.BOB;
import static chat.client.screen.Desk.DEV;
import static chat.client.screen.Desk.LOBBY;

import chat.client.screen.jline.TestScreen.Setup;
import chat.protocol.ClientMessage;
import chat.protocol.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Our own messages are shown below the line until they are acknowledged. The emulator cannot wrap
 * below the rows that scroll, so that the test looks at what is written there.
 */
final class WaitingTest {
  private final TestScreen alice = new TestScreen(Setup.USUAL.plain().in(LOBBY, DEV));

  @AfterEach
  void leaves() {
    alice.close();
  }

  private void scrolls(int rows) {
    alice.glass.await(() -> alice.glass.scrollingRows() == rows, "scrolling rows: " + rows);
  }

  @Test
  void pendingMessagesAreShownUntilTheyAreAcknowledged() {
    alice.types("next");
    var say = new ClientMessage.Say(1, LOBBY, Text.of("hello"));
    alice.session.sends(say);
    alice.session.sends(new ClientMessage.Say(2, DEV, Text.of("there")));
    alice.session.sends(new ClientMessage.Tell(3, BOB, Text.of("psst")));
    alice.hasWritten("\u2026 alice: hello  ");
    alice.hasWritten("\u2026 #dev alice: there  ");
    alice.hasWritten("\u2026 [to bob] psst  ");
    alice.hasWritten("3 waiting");
    scrolls(20);
    alice.lineIs("[#lobby] next");
    alice.session.acknowledges(say);
    alice.shows("12:05 alice: hello");
    scrolls(23);
    alice.lineIs("[#lobby] next");
    alice.cursorIsAt(13);
  }

  @Test
  void onlyTheFirstOfManyAreShown() {
    for (int n = 1; n <= 9; n++) {
      alice.session.sends(new ClientMessage.Say(n, LOBBY, Text.of("message " + n + "\nmore")));
    }
    alice.hasWritten("\u2026 alice: message 4");
    alice.hasWritten("9 waiting");
    scrolls(19);
    alice.hasNotWritten("message 5");
    alice.hasNotWritten("more");
  }

  @Test
  void theLineDoesNotScrollOffTheTop() {
    alice.types("half");
    alice.session.clears();
    alice.showsNo("you are");
    var say = new ClientMessage.Say(1, LOBBY, Text.of("hello"));
    alice.session.sends(say);
    scrolls(22);
    alice.lineIs("[#lobby] half");
    alice.cursorIsAt(13);
  }
}
