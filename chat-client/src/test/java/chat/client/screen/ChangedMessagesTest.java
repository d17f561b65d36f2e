package chat.client.screen;

import static chat.client.screen.Desk.ALICE;
import static chat.client.screen.Desk.BOB;
import static chat.client.screen.Desk.DEV;
import static chat.client.screen.Desk.LOBBY;

import chat.client.event.ChatLine;
import chat.client.event.ChatLine.Author;
import chat.client.event.ChatLine.When;
import chat.client.event.ModerationEvent;
import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a screen shows of messages that are edited and deleted. */
final class ChangedMessagesTest {
  private final Desk desk = new Desk(LOBBY, DEV);
  private final FakeSession session = desk.session;
  private final Paper paper = desk.paper;

  private static ChatLine line(RoomName room, long seq, Nick nick, String text, When when) {
    Author author = nick.equals(ALICE) ? Author.US : Author.OTHER;
    return new ChatLine(
        Optional.of(room),
        seq,
        FakeSession.NOW,
        true,
        nick,
        MessageKind.SAID,
        Text.of(text),
        when,
        author);
  }

  private void hears(RoomName room, long seq, Nick nick, String text) {
    session.message(line(room, seq, nick, text, When.NOW));
  }

  private void edits(RoomName room, long target, Nick nick, String text) {
    session.shows(
        new ModerationEvent.Edited(
            line(room, target + 1, nick, text, When.NOW), target, true, Optional.empty()));
  }

  private void deletes(RoomName room, long target, Nick author) {
    session.shows(
        new ModerationEvent.Deleted(
            line(room, target + 1, BOB, "", When.NOW),
            target,
            Optional.of(author),
            Optional.empty()));
  }

  /** What scrolled away cannot be painted again; the line below says what the message is now. */
  @Test
  void editOfAPrintedMessageIsALineOfItsOwn() {
    hears(LOBBY, 1, BOB, "helo");
    paper.sees("12:05 bob: helo");
    edits(LOBBY, 1, BOB, "hello");
    paper.sees("* bob edited message 1 in #lobby: hello");
    hears(LOBBY, 3, ALICE, "hi");
    paper.sees("12:05 alice: hi");
    edits(LOBBY, 3, ALICE, "hi bob");
    paper.sees("* alice edited message 3 in #lobby: hi bob");
    deletes(LOBBY, 3, ALICE);
    paper.sees("* message 3 of alice in #lobby was deleted by bob");
  }

  @Test
  void pageThatIsPrintedAgainHasTheNewText() {
    hears(LOBBY, 1, BOB, "helo");
    hears(LOBBY, 2, BOB, "spam");
    edits(LOBBY, 1, BOB, "hello");
    deletes(LOBBY, 2, BOB);
    session.goesTo(DEV);
    paper.take();
    session.goesTo(LOBBY);
    paper.sees(
        "-- #lobby --",
        "12:05 bob: hello",
        "* message 2 of bob in #lobby was deleted by bob",
        "* bob edited message 1 in #lobby: hello",
        "* message 2 of bob in #lobby was deleted by bob");
  }

  @Test
  void messageThatWaitsInAnotherRoomIsReadAsItIsThen() {
    hears(DEV, 1, BOB, "the pasword is tea");
    edits(DEV, 1, BOB, "never mind");
    paper.seesNothing();
    session.goesTo(DEV);
    paper.sees(
        "-- #dev -- 1 new --",
        "12:05 bob: never mind",
        "* bob edited message 1 in #dev: never mind");
  }

  @Test
  void ignoredUsersChangeNothingThatIsShown() {
    desk.ignores("bob");
    edits(LOBBY, 1, BOB, "hello");
    deletes(LOBBY, 1, BOB);
    paper.seesNothing();
    deletes(LOBBY, 4, Nick.of("carol"));
    paper.sees("* message 4 of carol in #lobby was deleted by bob");
  }

  /** The number is what /edit and /delete take. */
  @Test
  void foundMessagesHaveTheirNumbers() {
    session.message(line(LOBBY, 17, BOB, "tea\nat four", When.FOUND));
    paper.sees("earlier 12:05 #17 bob: tea", "earlier 12:05 #17 bob| at four");
    session.message(line(DEV, 4, ALICE, "tea", When.FOUND));
    paper.sees("earlier 12:05 #dev #4 alice: tea");
    session.message(line(LOBBY, 18, BOB, "tea", When.BEFORE));
    paper.sees("earlier 12:05 bob: tea");
  }
}
