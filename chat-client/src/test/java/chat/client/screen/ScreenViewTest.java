package chat.client.screen;

import static chat.client.screen.Desk.ALICE;
import static chat.client.screen.Desk.BOB;
import static chat.client.screen.Desk.DEV;
import static chat.client.screen.Desk.LOBBY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.config.Show;
import chat.client.event.ChatLine;
import chat.client.event.ChatLine.Author;
import chat.client.event.ChatLine.When;
import chat.client.event.ClientEvent;
import chat.client.event.LinkEvent;
import chat.client.event.LinkState;
import chat.client.event.RequestEvent;
import chat.client.screen.page.Unread;
import chat.protocol.ClientMessage;
import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage.Members;
import chat.protocol.ServerMessage.Refused;
import chat.protocol.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is printed of what happens. */
final class ScreenViewTest {
  private final Desk desk = new Desk(LOBBY, DEV);
  private final Paper paper = desk.paper;
  private final FakeSession session = desk.session;

  @Test
  void messagesInFrontArePrintedWithoutTheirRoom() {
    session.hears(LOBBY, "bob", "hi");
    paper.sees("12:05 bob: hi");
  }

  @Test
  void anotherDayIsPrintedBeforeItsMessages() {
    Instant yesterday = FakeSession.NOW.minus(Duration.ofDays(1));
    session.message(
        new ChatLine(
            Optional.of(LOBBY),
            1,
            yesterday,
            true,
            BOB,
            MessageKind.SAID,
            Text.of("a"),
            When.BEFORE,
            Author.OTHER));
    session.hears(LOBBY, "bob", "b");
    session.hears(LOBBY, "bob", "c");
    paper.sees(
        "* Thursday, 19 November 2026",
        "earlier 12:05 bob: a",
        "* Friday, 20 November 2026",
        "12:05 bob: b",
        "12:05 bob: c");
  }

  @Test
  void ourMessagesArePrintedInTheirPlaceOnceStored() {
    var say = new ClientMessage.Say(1, LOBBY, Text.of("hello"));
    session.sends(say);
    paper.seesNothing();
    session.hears(LOBBY, "bob", "hi");
    session.acknowledges(say);
    paper.sees("12:05 bob: hi", "12:05 alice: hello");
    var tell = new ClientMessage.Tell(2, BOB, Text.of("psst"));
    session.acknowledges(tell);
    paper.sees("12:05 [to bob] psst");
    assertEquals(new Unread(1, 0), desk.unread());
  }

  @Test
  void ourMessageToARoomNotInFrontWaitsThereInItsPlace() {
    session.hears(DEV, "bob", "a");
    session.acknowledges(new ClientMessage.Say(1, DEV, Text.of("b")));
    session.hears(DEV, "bob", "c");
    paper.seesNothing();
    session.goesTo(DEV);
    paper.sees("-- #dev -- 2 new --", "12:05 bob: a", "12:05 alice: b", "12:05 bob: c");
  }

  @Test
  void whatABatchShowsIsHandedOverBeforeTheSessionWaitsForTheTerminal() {
    paper.isFull();
    assertThrows(IllegalStateException.class, () -> session.goesTo(DEV));
    paper.sees("-- #dev --");
    assertEquals("[#dev] ", paper.frame().prompt());
  }

  @Test
  void aRefusedMessageIsNamedByItsBeginning() {
    var refused = new Refused("not-in-room", "SAY", "1", Text.of("you are not in #lobby"));
    session.shows(
        new RequestEvent.MessageRefused(
            new ClientMessage.Say(1, LOBBY, Text.of("hello")), refused, Optional.empty()));
    paper.sees("* not sent (you are not in #lobby): hello");
  }

  @Test
  void thoseWhoHaveNotSpokenComeAndGoUnseen() {
    session.seesMembers(LOBBY, "alice", "bob");
    session.seesJoin(LOBBY, "carol");
    session.seesLeave(LOBBY, "bob");
    session.seesRename("carol", "caro");
    paper.seesNothing();
    assertEquals(2, desk.people().orElseThrow());
  }

  @Test
  void thoseWhoHaveSpokenAreSeenToGoAndComeAgain() {
    session.hears(LOBBY, "bob", "hi");
    session.seesLeave(LOBBY, "bob");
    session.seesJoin(LOBBY, "Bob");
    session.seesRename("bob", "rob");
    session.seesLeave(LOBBY, "rob");
    paper.sees(
        "12:05 bob: hi",
        "* bob left #lobby",
        "* Bob joined #lobby",
        "* bob is now rob",
        "* rob left #lobby");
  }

  @Test
  void speakingBeforeWeEnteredOrElsewhereDoesNotCount() {
    desk.hears(LOBBY, "bob", "old", When.BEFORE);
    session.hears(DEV, "carol", "x");
    paper.take();
    session.seesLeave(LOBBY, "bob");
    session.seesLeave(LOBBY, "carol");
    session.seesLeave(DEV, "carol");
    paper.seesNothing();
  }

  @Test
  void ourOwnRemovalAndRenamingAreAlwaysPrinted() {
    session.seesRename("alice", "al");
    session.seesLeave(LOBBY, "al");
    paper.sees("* alice is now al", "* al left #lobby");
    assertEquals(Optional.of(Nick.of("al")), desk.status().nick());
  }

  @Test
  void aTopicIsPrintedOnEnteringUnlessItIsTheSame() {
    session.seesTopic(LOBBY, "", true);
    session.seesTopic(LOBBY, "tea", true);
    session.seesTopic(LOBBY, "tea", true);
    paper.sees("* the topic of #lobby is: tea");
    session.seesTopic(LOBBY, "tea", false);
    paper.sees("* the topic of #lobby is: tea");
  }

  @Test
  void membersArePrintedOnRequestAlone() {
    session.seesMembers(LOBBY, "alice", "bob");
    paper.seesNothing();
    session.shows(
        new ClientEvent.MembersTold(
            new Members(Optional.of(LOBBY), 2, List.of(ALICE, BOB)), false));
    session.seesListed("#x");
    paper.sees("* in #lobby: 2 people: alice, bob", "* #x (1)");
    assertEquals(List.of(LOBBY, DEV, RoomName.of("#x")), paper.state().names().rooms());
  }

  @Test
  void foundMessagesAreNeverHeldBack() {
    desk.hears(DEV, "bob", "found", When.FOUND);
    paper.sees("earlier 12:05 #dev #1 bob: found");
    assertEquals(Unread.NONE, desk.unread());
  }

  @Test
  void ignoredMessagesAreNeitherShownNorCountedNorRungFor() {
    desk.ignores("Troll");
    session.hears(LOBBY, "troll", "alice!");
    session.hears(DEV, "troll", "alice!");
    session.isTold("TROLL", "alice!");
    session.message(
        session.line(Optional.of(LOBBY), "troll", MessageKind.EMOTED, "x", When.BEFORE));
    desk.hears(LOBBY, "troll", "x", When.FOUND);
    session.seesLeave(LOBBY, "troll");
    paper.seesNothing();
    paper.rang(0);
    assertEquals(Unread.NONE, desk.unread());
    session.seesTopic(LOBBY, "alice!", false);
    paper.sees("* the topic of #lobby is: alice!");
  }

  @Test
  void aSpeakerIgnoredSinceGoesUnseen() {
    session.hears(LOBBY, "troll", "x");
    desk.ignores("troll");
    paper.take();
    session.seesLeave(LOBBY, "troll");
    paper.seesNothing();
  }

  @Test
  void aQuestionTakesThePlaceOfThePromptUntilALineIsEntered() {
    session.isAsked("which \u001bnick? ");
    assertTrue(paper.frame().isQuestion());
    assertEquals("which \uFFFDnick? ", paper.frame().prompt());
    paper.isEntered();
    assertFalse(paper.frame().isQuestion());
    assertEquals("[#lobby] ", paper.frame().prompt());
    session.isAsked("which? ");
    assertEquals("which? ", paper.frame().prompt());
    session.isWelcomedAgain(ALICE);
    assertEquals("[#lobby] ", paper.frame().prompt());
  }

  @Test
  void thePromptNamesTheRoomInFrontIfThereIsOne() {
    session.leaves(LOBBY);
    assertEquals("[#dev] ", paper.frame().prompt());
    session.leaves(DEV);
    assertEquals("[no room] ", paper.frame().prompt());
    session.isLinked(LinkState.PLAIN);
    session.shows();
    assertEquals("> ", paper.frame().prompt());
  }

  @Test
  void whatIsPrintedAfterClearingStays() {
    session.shows(
        new ClientEvent.Notice("a"), new ClientEvent.ScreenCleared(), new ClientEvent.Notice("b"));
    paper.wasCleared(1);
    paper.sees("* b");
  }

  @Test
  void aLineSentToAPlainServerIsShownOnceItIsSent() {
    session.isLinked(LinkState.PLAIN);
    session.shows(new LinkEvent.PlainSent("HELO x"));
    paper.sees("> HELO x");
  }

  @Test
  void plainTextIsShownLineByLine() {
    session.hearsPlain("220 mail\u001b[2J\r\nmore");
    paper.sees("220 mail\uFFFD[2J");
    session.shows(new LinkEvent.PlainPaused());
    paper.sees("more");
  }

  @Test
  void theStateOfTheLinkIsShown() {
    session.isLost();
    assertEquals(LinkState.LOST, desk.status().link());
    session.retries(Duration.ofSeconds(4));
    assertEquals(LinkState.retryingAt(FakeSession.NOW.plusSeconds(4)), desk.status().link());
    session.isWelcomedAgain(Nick.of("alice2"));
    assertEquals(LinkState.live(Duration.ZERO, false), desk.status().link());
    session.measures(Duration.ofMillis(700));
    assertEquals(LinkState.live(Duration.ofMillis(700), false), desk.status().link());
    paper.sees(
        "* connection lost; trying again \u2026 (Enter tries at once)",
        "* connected again; you are alice2 now");
    assertEquals(Optional.of(Nick.of("alice2")), desk.status().nick());
  }

  @Test
  void presenceElsewhereIsShownWithAllElse() {
    desk.shows(Show.ALL);
    session.hears(DEV, "bob", "x");
    session.seesLeave(DEV, "bob");
    paper.sees("12:05 #dev bob: x", "* bob left #dev");
    desk.shows(Show.HIGHLIGHTS);
    session.seesJoin(DEV, "bob");
    paper.seesNothing();
  }
}
