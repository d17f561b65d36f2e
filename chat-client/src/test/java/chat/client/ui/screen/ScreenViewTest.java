package chat.client.ui.screen;

import static chat.client.ui.screen.Desk.ALICE;
import static chat.client.ui.screen.Desk.BOB;
import static chat.client.ui.screen.Desk.DEV;
import static chat.client.ui.screen.Desk.LOBBY;
import static chat.client.ui.screen.Desk.NOW;
import static chat.client.ui.screen.Desk.line;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.config.Show;
import chat.client.ui.ChatLine;
import chat.client.ui.ChatLine.Kind;
import chat.client.ui.ChatLine.When;
import chat.protocol.ClientMessage;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage.Members;
import chat.protocol.ServerMessage.Refused;
import chat.protocol.ServerMessage.Renamed;
import chat.protocol.ServerMessage.Room;
import chat.protocol.ServerMessage.Topic;
import chat.protocol.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is printed of what happens. */
final class ScreenViewTest {
  private final Desk desk = new Desk(LOBBY, DEV);
  private final Paper paper = desk.paper;
  private final ScreenView view = desk.view;

  private static Topic topic(RoomName room, String text) {
    return new Topic(room, Text.of(text));
  }

  @Test
  void whatIsSaidInFrontIsPrintedWithoutItsRoom() {
    desk.hears(LOBBY, "bob", "hi");
    paper.sees("12:05 bob: hi");
  }

  @Test
  void theDayIsSaidWhereItIsAnother() {
    long yesterday = NOW.minus(Duration.ofDays(1)).toEpochMilli();
    view.message(
        new ChatLine(
            Optional.of(LOBBY), 1, yesterday, BOB, Kind.SAID, Text.of("a"), When.BEFORE, false));
    desk.hears(LOBBY, "bob", "b");
    desk.hears(LOBBY, "bob", "c");
    paper.sees(
        "* Thursday, 19 November 2026",
        "earlier 12:05 bob: a",
        "* Friday, 20 November 2026",
        "12:05 bob: b",
        "12:05 bob: c");
  }

  @Test
  void onesOwnMessagesArePrintedInTheirPlaceWhenTheyAreStored() {
    var say = new ClientMessage.Say(1, LOBBY, Text.of("hello"));
    view.pending(say);
    paper.seesNothing();
    desk.hears(LOBBY, "bob", "hi");
    view.acknowledged(say, line(Optional.of(LOBBY), "alice", Kind.SAID, "hello", When.NOW, true));
    paper.sees("12:05 bob: hi", "12:05 alice: hello");
    var tell = new ClientMessage.Tell(2, BOB, Text.of("psst"));
    view.acknowledged(tell, line(Optional.empty(), "bob", Kind.TOLD, "psst", When.NOW, true));
    paper.sees("12:05 [to bob] psst");
    assertEquals(new Unread(1, 0), desk.board.unread());
  }

  @Test
  void onesOwnMessageToARoomThatWasLeftBehindWaitsThereInItsPlace() {
    desk.hears(DEV, "bob", "a");
    view.message(line(Optional.of(DEV), "alice", Kind.SAID, "b", When.NOW, true));
    desk.hears(DEV, "bob", "c");
    paper.seesNothing();
    desk.goesTo(DEV);
    paper.sees(
        "* #dev: 2 messages while you were elsewhere",
        "12:05 bob: a",
        "12:05 alice: b",
        "12:05 bob: c");
  }

  @Test
  void whoeverGoesToAnotherRoomNeverWaitsForTheTerminal() {
    paper.isFull();
    desk.goesTo(DEV);
    paper.sees("* you are in #dev now");
  }

  @Test
  void aRefusedMessageIsToldWithItsBeginning() {
    var refused = new Refused("not-in-room", "SAY", "1", Text.of("you are not in #lobby"));
    view.refused(new ClientMessage.Say(1, LOBBY, Text.of("hello")), refused);
    paper.sees("* not sent (you are not in #lobby): hello");
  }

  @Test
  void whoHasNotSpokenComesAndGoesUnseen() {
    desk.seesMembers(LOBBY, "alice", "bob");
    desk.seesJoin(LOBBY, "carol");
    desk.seesLeave(LOBBY, "bob");
    view.renamed(new Renamed(Nick.of("carol"), Nick.of("caro")));
    paper.seesNothing();
    assertEquals(2, desk.board.status(0).front().orElseThrow().people().orElseThrow());
  }

  @Test
  void whoHasSpokenIsSeenToGoAndComeAgain() {
    desk.hears(LOBBY, "bob", "hi");
    desk.seesLeave(LOBBY, "bob");
    desk.seesJoin(LOBBY, "Bob");
    view.renamed(new Renamed(BOB, Nick.of("rob")));
    desk.seesLeave(LOBBY, "rob");
    paper.sees(
        "12:05 bob: hi",
        "* bob left #lobby",
        "* Bob joined #lobby",
        "* bob is now rob",
        "* rob left #lobby");
  }

  @Test
  void whatSomebodySaidBeforeThisRunOrInAnotherRoomDoesNotCount() {
    view.message(line(LOBBY, "bob", "old", When.BEFORE));
    desk.hears(DEV, "carol", "x");
    paper.take();
    desk.seesLeave(LOBBY, "bob");
    desk.seesLeave(LOBBY, "carol");
    desk.seesLeave(DEV, "carol");
    paper.seesNothing();
  }

  @Test
  void thatOneIsMadeToLeaveOrCalledOtherwiseIsAlwaysSaid() {
    view.renamed(new Renamed(ALICE, Nick.of("al")));
    desk.seesLeave(LOBBY, "al");
    paper.sees("* alice is now al", "* al left #lobby");
    assertEquals(Optional.of(Nick.of("al")), desk.board.own());
  }

  @Test
  void aTopicIsToldOnEnteringAndAgainOnlyWhenItIsAnother() {
    view.topic(topic(LOBBY, ""), true);
    view.topic(topic(LOBBY, "tea"), true);
    view.topic(topic(LOBBY, "tea"), true);
    paper.sees("* the topic of #lobby is: tea");
    view.topic(topic(LOBBY, "tea"), false);
    paper.sees("* the topic of #lobby is: tea");
  }

  @Test
  void whoIsThereIsToldOnlyWhereItWasAsked() {
    desk.seesMembers(LOBBY, "alice", "bob");
    paper.seesNothing();
    view.members(new Members(Optional.of(LOBBY), 2, List.of(ALICE, BOB)), false);
    view.listed(new Room(RoomName.of("#x"), 1, Text.EMPTY));
    paper.sees("* in #lobby: 2 people: alice, bob", "* #x (1)");
    assertEquals(List.of(LOBBY, DEV, RoomName.of("#x")), desk.board.knownRooms());
  }

  @Test
  void whatIsLookedUpIsPrintedWherever() {
    view.message(line(DEV, "bob", "found", When.FOUND));
    paper.sees("earlier 12:05 #dev bob: found");
    assertEquals(Unread.NONE, desk.board.unread());
  }

  @Test
  void whatIsIgnoredIsNeitherShownNorCountedNorRungFor() {
    desk.preferences.ignored(List.of(Nick.of("Troll")));
    desk.hears(LOBBY, "troll", "alice!");
    desk.hears(DEV, "troll", "alice!");
    desk.isTold("TROLL", "alice!");
    view.message(line(Optional.of(LOBBY), "troll", Kind.EMOTED, "x", When.BEFORE, false));
    view.message(line(LOBBY, "troll", "x", When.FOUND));
    desk.seesLeave(LOBBY, "troll");
    paper.seesNothing();
    paper.rang(0);
    assertEquals(Unread.NONE, desk.board.unread());
    view.topic(topic(LOBBY, "alice!"), false);
    paper.sees("* the topic of #lobby is: alice!");
  }

  @Test
  void someoneWhoSpokeAndIsIgnoredSinceGoesUnseen() {
    desk.hears(LOBBY, "troll", "x");
    desk.preferences.ignored(List.of(Nick.of("troll")));
    paper.take();
    desk.seesLeave(LOBBY, "troll");
    paper.seesNothing();
  }

  @Test
  void aQuestionIsAsked() {
    view.ask("which \u001bnick? ");
    paper.asks("which \uFFFDnick? ");
  }

  @Test
  void aServerThatIsNoChatServerIsShownLineByLine() {
    byte[] bytes = "220 mail\u001b[2J\r\nmore".getBytes(UTF_8);
    view.text(bytes, 0, bytes.length);
    paper.sees("220 mail\uFFFD[2J");
    view.pause();
    paper.sees("more");
  }

  @Test
  void theLinkIsLostAndFoundAgain() {
    view.lost("broken");
    assertEquals(LinkState.LOST, desk.board.status(0).link());
    view.retrying(Duration.ofSeconds(4));
    assertEquals(LinkState.retryingAt(NOW.plusSeconds(4)), desk.board.status(0).link());
    view.welcomedAgain(ALICE, Nick.of("alice2"));
    assertEquals(LinkState.live(Duration.ZERO), desk.board.status(0).link());
    view.lag(Duration.ofMillis(700));
    assertEquals(LinkState.live(Duration.ofMillis(700)), desk.board.status(0).link());
    paper.sees(
        "* connection lost; trying again \u2026 (Enter tries at once)",
        "* connected again; you are alice2 now");
    assertEquals(Optional.of(Nick.of("alice2")), desk.board.own());
  }

  @Test
  void joinsElsewhereAreSeenOnlyWhereAllIs() {
    desk.preferences.show(Show.ALL);
    desk.hears(DEV, "bob", "x");
    desk.seesLeave(DEV, "bob");
    paper.sees("12:05 #dev bob: x", "* bob left #dev");
    desk.preferences.show(Show.HIGHLIGHTS);
    desk.seesJoin(DEV, "bob");
    paper.seesNothing();
  }
}
