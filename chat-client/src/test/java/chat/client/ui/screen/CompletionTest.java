package chat.client.ui.screen;

import static chat.client.ui.screen.Desk.DEV;
import static chat.client.ui.screen.Desk.LOBBY;
import static chat.client.ui.screen.Key.TAB;
import static chat.client.ui.screen.Key.ctrl;

import chat.client.ui.screen.TestScreen.Setup;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage.Members;
import chat.protocol.ServerMessage.Room;
import chat.protocol.Text;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What Tab makes of what was begun. */
@Timeout(60)
final class CompletionTest {
  private final TestScreen alice = new TestScreen(Setup.USUAL.in(LOBBY, DEV));

  @BeforeEach
  void hasCompany() {
    List<Nick> there = List.of(Nick.of("alice"), Nick.of("bob"), Nick.of("bert"), Nick.of("carol"));
    alice.view().members(new Members(Optional.of(LOBBY), 4, there), true);
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
  void aCommand() {
    completes("/he", "/help ");
    completes("/HE", "/help ");
  }

  @Test
  void aNick() {
    completes("ca", "carol: ");
    completes("CA", "carol: ");
    completes("hi ca", "hi carol ");
    completes("/msg ca", "/msg carol ");
    completes("@ca", "@carol ");
    completes("hi @ca", "hi @carol ");
  }

  @Test
  void aRoom() {
    alice.view().listed(new Room(RoomName.of("#tea"), 1, Text.EMPTY));
    completes("/join #d", "/join #dev ");
    completes("/join #t", "/join #tea ");
    completes("see #de", "see #dev ");
  }

  @Test
  void aSettingAChoiceAndWhatToHelpWith() {
    completes("/set co", "/set color ");
    completes("/bell h", "/bell highlights ");
    completes("/help jo", "/help join ");
  }

  @Test
  void whoSpokeLastIsSuggestedFirst() {
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
  void nothingIsSuggestedForWhatIsUnknown() {
    completes("xyz", "xyz");
    completes("/xyz", "/xyz");
  }
}
