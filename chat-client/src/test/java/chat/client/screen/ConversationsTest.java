package chat.client.screen;

import static chat.client.screen.Desk.BOB;
import static chat.client.screen.Desk.DEV;
import static chat.client.screen.Desk.LOBBY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.config.Show;
import chat.client.event.Page;
import chat.client.screen.page.Unread;
import chat.protocol.ClientMessage;
import chat.protocol.Nick;
import chat.protocol.Text;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Direct conversations that have a page of their own. */
final class ConversationsTest {
  private static final String DIRECT = " -- direct messages; /leave closes this page --";

  private final Desk desk = new Desk(LOBBY, DEV);
  private final FakeSession session = desk.session;
  private final Paper paper = desk.paper;

  private static ClientMessage.Tell tell(String text) {
    return new ClientMessage.Tell(1, BOB, Text.of(text));
  }

  @Test
  void aConversationBeginsWithWhatWasSaidBefore() {
    session.isTold("bob", "psst");
    session.isTold("carol", "not this");
    session.acknowledges(tell("yes?"));
    session.hears(LOBBY, "bob", "nor this");
    paper.take();
    session.queries("bob");
    paper.sees("-- bob" + DIRECT, "12:05 [bob] psst", "12:05 [to bob] yes?");
  }

  @Test
  void directMessagesInFrontAreShownAsEverywhere() {
    session.queries("bob");
    paper.take();
    session.isTold("bob", "psst");
    session.acknowledges(tell("yes?"));
    session.isTold("carol", "who is with you?");
    session.hears(LOBBY, "bob", "waits");
    paper.sees("12:05 [bob] psst", "12:05 [to bob] yes?", "12:05 [carol] who is with you?");
    assertEquals("[bob] ", paper.frame().prompt());
    assertEquals("(3!) bob - chat", paper.frame().title());
    assertEquals(
        new StatusParts.FrontPage(3, Page.with(BOB), "", OptionalInt.empty(), false),
        desk.status().front().orElseThrow());
    assertEquals(new Unread(1, 0), desk.unread(LOBBY));
  }

  @Test
  void directMessagesInTheBackgroundAreCountedAndRungFor() {
    session.queries("bob");
    session.goesTo(LOBBY);
    paper.take();
    session.isTold("Bob", "psst");
    paper.seesNothing();
    paper.rang(1);
    assertEquals(new Unread(1, 1), desk.unread(Page.with(BOB)));
    assertEquals(Optional.of(Page.with(BOB)), desk.nextUnread());
    session.queries("bob");
    paper.sees("-- bob -- 1 new" + DIRECT, "12:05 [Bob] psst");
    assertEquals(Unread.NONE, desk.unread());
  }

  @Test
  void otherMessagesAreShownWithTheirRoomWhereAllAre() {
    desk.shows(Show.ALL);
    session.queries("bob");
    session.goesTo(LOBBY);
    paper.take();
    session.isTold("bob", "psst");
    session.queries("bob");
    session.hears(LOBBY, "bob", "hi");
    paper.sees("12:05 [bob] psst", "-- bob" + DIRECT, "12:05 #lobby bob: hi");
  }

  @Test
  void whatWeSendFromElsewhereIsShownThereAndOnThePage() {
    session.queries("bob");
    session.goesTo(LOBBY);
    paper.take();
    session.acknowledges(tell("over here"));
    paper.sees("12:05 [to bob] over here");
    assertEquals(Unread.NONE, desk.unread(Page.with(BOB)));
    session.queries("bob");
    paper.sees("-- bob" + DIRECT, "12:05 [to bob] over here");
  }

  @Test
  void aConversationFollowsTheNick() {
    session.queries("bob");
    session.isTold("bob", "psst");
    paper.take();
    session.seesRename("bob", "rob");
    paper.seesNothing();
    assertEquals("[rob] ", paper.frame().prompt());
    session.goesTo(LOBBY);
    session.isTold("rob", "still me");
    paper.take();
    session.queries("rob");
    paper.sees("-- rob -- 1 new" + DIRECT, "12:05 [bob] psst", "-- new --", "12:05 [rob] still me");
  }

  @Test
  void aClosedConversationIsForgottenAndItsMessagesAreShownAtOnce() {
    session.queries("bob");
    session.closes("bob");
    paper.take();
    session.isTold("bob", "psst");
    paper.sees("12:05 [bob] psst");
    assertEquals(1, desk.status().others().size());
  }

  @Test
  void theOtherSideIsSuggestedFirstAndElsewhereLast() {
    session.seesMembers(LOBBY, "alice", "carol");
    session.queries("bob");
    assertEquals(List.of("bob"), desk.nicks());
    session.queries("dora");
    assertEquals(List.of("dora", "bob"), desk.nicks());
    session.goesTo(LOBBY);
    assertEquals(List.of("carol", "bob", "dora"), desk.nicks());
  }

  @Test
  void ofManyDirectMessagesWithoutAPageTheLastAreKept() {
    for (int i = 0; i < 1_000; i++) {
      session.isTold("n" + i, "hi");
    }
    paper.take();
    session.queries("n499");
    paper.sees("-- n499" + DIRECT);
    session.queries("n500");
    paper.sees("-- n500" + DIRECT, "12:05 [n500] hi");
  }

  @Test
  void ourOwnRenamingLeavesOurConversationWithOurselves() {
    session.queries("alice");
    session.seesRename("alice", "al");
    assertEquals(Optional.of(Nick.of("al")), desk.status().nick());
    assertEquals("[al] ", paper.frame().prompt());
  }
}
