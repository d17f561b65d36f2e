package chat.client.screen.jline;

import static chat.client.screen.Desk.LOBBY;
import static chat.client.screen.jline.Key.TAB;
import static chat.client.screen.jline.Key.ctrl;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.event.ChatLine.When;
import chat.client.screen.jline.TestScreen.Setup;
import chat.protocol.ClientMessage;
import chat.protocol.MessageKind;
import chat.protocol.Text;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A screen without colours, and hostile text on it. */
final class PlainScreenTest {
  /** Foreground and background colours, in any of their spellings. */
  private static final Pattern COLOR =
      Pattern.compile("\u001b\\[(\\d+[;:])*([34][0-8]|9[0-7]|10[0-7])([;:]\\d+)*m");

  /** The screen's own sequences: titles, and those with digits and one letter. */
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
    alice.session.notice("a notice");
    alice.session.message(
        alice.session.line(Optional.of(LOBBY), "bob", MessageKind.SAID, "old", When.BEFORE));
    var say = new ClientMessage.Say(1, LOBBY, Text.of("hello"));
    alice.session.sends(say);
    alice.hasWritten("\u2026 alice: hello");
    alice.session.isLost();
    alice.hasWritten("reconnecting");
    alice.close();
    hasNoColors();
  }

  @Test
  void menusAndSearchesAreNotColouredEither() {
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
  void textOfOthersDoesNotSteerTheTerminal() {
    String hostile = "a\u001b[31m\u001b]52;c;x\u0007\u009b2J\u0090q\u0085\r\b\u000e\u202eb";
    alice.hearsBob(hostile);
    alice.session.seesTopic(LOBBY, hostile, true);
    alice.session.notice(hostile);
    alice.session.message(
        alice.session.line(Optional.of(LOBBY), "bob", MessageKind.EMOTED, hostile, When.NOW));
    alice.session.isAsked(hostile);
    alice.session.hearsPlain(hostile + "\n");
    alice.session.notice("the end");
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
