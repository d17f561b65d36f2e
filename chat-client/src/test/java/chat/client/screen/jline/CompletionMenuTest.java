package chat.client.screen.jline;

import static chat.client.screen.Desk.DEV;
import static chat.client.screen.Desk.LOBBY;
import static chat.client.screen.jline.Key.TAB;
import static chat.client.screen.jline.Key.ctrl;

import chat.client.screen.jline.TestScreen.Setup;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Tab makes of a word that was begun. */
final class CompletionMenuTest {
  private final TestScreen alice = new TestScreen(Setup.USUAL.in(LOBBY, DEV));

  @BeforeEach
  void hasCompany() {
    alice.session.seesMembers(LOBBY, "alice", "bob", "bert", "carol");
  }

  @AfterEach
  void leaves() {
    alice.close();
  }

  private void completes(String begun, String line) {
    alice.types(begun);
    alice.presses(TAB);
    alice.types("x");
    alice.lineIs("[#lobby] " + line + "x");
    alice.presses(ctrl('U'));
    alice.lineIs("[#lobby]");
  }

  @Test
  void aCommandIsCompleted() {
    completes("/he", "/help ");
    completes("/HE", "/help ");
  }

  @Test
  void aNickIsCompleted() {
    completes("ca", "carol: ");
    completes("CA", "carol: ");
    completes("hi ca", "hi carol ");
    completes("/msg ca", "/msg carol ");
    completes("@ca", "@carol ");
    completes("hi @ca", "hi @carol ");
  }

  @Test
  void aRoomIsCompleted() {
    alice.session.seesListed("#tea");
    completes("/join #d", "/join #dev ");
    completes("/join #t", "/join #tea ");
    completes("see #de", "see #dev ");
  }

  @Test
  void settingsChoicesAndCommandsAreCompleted() {
    completes("/set co", "/set color ");
    completes("/bell h", "/bell highlights ");
    completes("/help jo", "/help join ");
  }

  @Test
  void theLastSpeakerIsSuggestedFirst() {
    alice.hearsBob("hi");
    alice.hears(LOBBY, "bert", "hi");
    alice.shows("12:05 bert: hi");
    alice.types("b");
    alice.presses(TAB);
    alice.shows("bert     bob");
    alice.presses(ctrl('C'));
    alice.hearsBob("again");
    alice.shows("12:05 bob: again");
    alice.types("b");
    alice.presses(TAB);
    alice.shows("bob      bert");
  }

  @Test
  void messagesArriveWhileTheMenuIsOpen() throws InterruptedException {
    alice.types("/");
    alice.presses(TAB);
    alice.glass.await(
        () -> alice.glass.rows().stream().anyMatch(row -> row.contains("/join")), "a menu");
    alice.hearsBob("meanwhile");
    alice.shows("12:05 bob: meanwhile");
    alice.shows("[#lobby] /");
    alice.presses(ctrl('C'));
    alice.lineIs("[#lobby]");
    alice.showsNo("/join");
    alice.enters("and on");
    alice.entered.is("and on");
    alice.entered.isNothing();
  }

  @Test
  void nothingIsSuggestedForUnknownWords() {
    completes("xyz", "xyz");
    completes("/xyz", "/xyz");
  }

  @Test
  void aDraftLargerThanTheScreenIsNotCompleted() throws InterruptedException {
    String[] many = IntStream.range(0, 150).mapToObj(i -> "person" + i).toArray(String[]::new);
    alice.session.seesMembers(LOBBY, many);
    alice.pastes("p\n".repeat(300));
    for (int i = 0; i < 20; i++) {
      alice.presses(TAB);
    }
    alice.presses(ctrl('C'));
    alice.lineIs("[#lobby]");
    alice.enters("still here");
    alice.entered.is("still here");
  }
}
