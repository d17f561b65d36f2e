package chat.client.ui.screen;

import static chat.client.ui.screen.Desk.BOB;
import static chat.client.ui.screen.Desk.DEV;
import static chat.client.ui.screen.Desk.LOBBY;
import static chat.client.ui.screen.Desk.line;

import chat.client.ui.ChatLine.Kind;
import chat.client.ui.ChatLine.When;
import chat.client.ui.screen.TestScreen.Setup;
import chat.protocol.ClientMessage;
import chat.protocol.Text;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * One's own messages stand below the line until they are acknowledged. The emulator can't wrap
 * below the rows that scroll, so that what is written there is looked at.
 */
@Timeout(60)
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
  void whatIsNotAcknowledgedIsShownUntilItIs() {
    alice.types("next");
    var say = new ClientMessage.Say(1, LOBBY, Text.of("hello"));
    alice.pending.add(say);
    alice.pending.add(new ClientMessage.Say(2, DEV, Text.of("there")));
    alice.pending.add(new ClientMessage.Tell(3, BOB, Text.of("psst")));
    alice.view().pending(say);
    alice.hasWritten("\u2026 alice: hello  ");
    alice.hasWritten("\u2026 #dev alice: there  ");
    alice.hasWritten("\u2026 [to bob] psst  ");
    alice.hasWritten("3 waiting");
    scrolls(20);
    alice.lineIs("[#lobby] next");
    alice.pending.clear();
    alice
        .view()
        .acknowledged(say, line(Optional.of(LOBBY), "alice", Kind.SAID, "hello", When.NOW, true));
    alice.shows("12:05 alice: hello");
    scrolls(23);
    alice.lineIs("[#lobby] next");
    alice.cursorIsAt(13);
  }

  @Test
  void onlyTheFirstOfManyAreShown() {
    for (int n = 1; n <= 9; n++) {
      alice.pending.add(new ClientMessage.Say(n, LOBBY, Text.of("message " + n + "\nmore")));
    }
    alice.view().pending(alice.pending.get(0));
    alice.hasWritten("\u2026 alice: message 4");
    alice.hasWritten("9 waiting");
    scrolls(19);
    alice.hasNotWritten("message 5");
    alice.hasNotWritten("more");
  }

  @Test
  void whatIsAcknowledgedSoonIsNeverShownAsWaiting() {
    var say = new ClientMessage.Say(1, LOBBY, Text.of("hello"));
    alice.pending.add(say);
    alice.view().pending(say);
    alice.statusSays("1 waiting");
    alice.pending.clear();
    alice
        .view()
        .acknowledged(say, line(Optional.of(LOBBY), "alice", Kind.SAID, "hello", When.NOW, true));
    alice.shows("12:05 alice: hello");
    alice.hasNotWritten("\u2026 alice");
  }

  @Test
  void theLineIsNotScrolledAwayFromTheTop() {
    alice.types("half");
    alice.clears();
    alice.showsNo("you are");
    var say = new ClientMessage.Say(1, LOBBY, Text.of("hello"));
    alice.pending.add(say);
    alice.view().pending(say);
    scrolls(22);
    alice.lineIs("[#lobby] half");
    alice.cursorIsAt(13);
  }
}
