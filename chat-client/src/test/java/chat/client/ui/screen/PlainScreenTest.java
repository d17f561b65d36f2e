package chat.client.ui.screen;

import static chat.client.ui.screen.Desk.LOBBY;
import static chat.client.ui.screen.Desk.line;
import static chat.client.ui.screen.Key.TAB;
import static chat.client.ui.screen.Key.ctrl;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.ui.ChatLine.Kind;
import chat.client.ui.ChatLine.When;
import chat.client.ui.screen.TestScreen.Setup;
import chat.protocol.ClientMessage;
import chat.protocol.ServerMessage.Topic;
import chat.protocol.Text;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A screen without colours, and what others wrote on it. */
@Timeout(60)
final class PlainScreenTest {
  /** Foreground and background colours, in any of their spellings. */
  private static final Pattern COLOR =
      Pattern.compile("\u001b\\[(\\d+[;:])*([34][0-8]|9[0-7]|10[0-7])([;:]\\d+)*m");

  /** What the screen itself writes: titles, and sequences with digits and one letter. */
  private static final Pattern OWN =
      Pattern.compile(
          "\u001b\\]2;[^\\p{Cntrl}]*\u0007|\u001b\\[\\??[\\d;]*[A-Za-z@]|\u001b[78=>]|[\r\n\b]");

  private final TestScreen alice = new TestScreen(Setup.USUAL.plain());

  @AfterEach
  void leaves() {
    alice.close();
  }

  @Test
  void nothingIsColoured() {
    alice.hearsBob("hi alice");
    alice.view().notice("a notice");
    alice.view().message(line(LOBBY, "bob", "old", When.BEFORE));
    var say = new ClientMessage.Say(1, LOBBY, Text.of("hello"));
    alice.pending.add(say);
    alice.view().pending(say);
    alice.hasWritten("\u2026 alice: hello");
    alice.pending.clear();
    alice.view().lost("broken");
    alice.hasWritten("reconnecting");
    alice.close();
    hasNoColors();
  }

  @Test
  void norIsWhatCanBeCompletedOrFound() {
    alice.hearsBob("hi");
    alice.shows("12:05 bob: hi");
    alice.types("/");
    alice.presses(TAB, TAB);
    alice.hasWritten("join  ");
    alice.presses(TAB, ctrl('C'));
    alice.lineIs("[#lobby]");
    alice.enters("first");
    alice.presses(ctrl('R'));
    alice.types("fir");
    alice.hasWritten("bck-i-search");
    alice.close();
    hasNoColors();
  }

  private void hasNoColors() {
    var found = COLOR.matcher(alice.glass.written());
    assertFalse(found.find(), () -> Glass.visible(found.group()));
  }

  @Test
  void whatOthersWroteDoesNotSteerTheTerminal() {
    String hostile = "a\u001b[31m\u001b]52;c;x\u0007\u009b2J\u0090q\u0085\r\b\u000e\u202eb";
    alice.hearsBob(hostile);
    alice.view().topic(new Topic(LOBBY, Text.of(hostile)), true);
    alice.view().notice(hostile);
    alice.view().message(line(Optional.of(LOBBY), "bob", Kind.EMOTED, hostile, When.NOW, false));
    alice.view().ask(hostile);
    byte[] bytes = (hostile + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    alice.view().text(bytes, 0, bytes.length);
    alice.view().notice("the end");
    alice.shows("* the end");
    alice.close();
    String written = alice.glass.written();
    for (String part : new String[] {"\u001b[31m", "52;c;x\u0007", "\u009b", "\u0090", "\u0085"}) {
      assertFalse(written.contains(part), Glass.visible(part));
    }
    assertFalse(written.contains("\u202e"));
    String rest = OWN.matcher(written).replaceAll("");
    assertTrue(
        rest.chars().noneMatch(c -> c < ' ' || (c >= 0x7f && c < 0xa0)), Glass.visible(rest));
  }
}
