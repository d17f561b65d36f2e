package chat.client.screen;

import static chat.client.screen.Desk.DEV;
import static chat.client.screen.Desk.LOBBY;
import static chat.client.screen.Desk.TEA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.config.Bell;
import chat.client.config.Show;
import chat.client.event.ChatLine.When;
import chat.client.event.ClientEvent;
import chat.client.event.Page;
import chat.client.screen.page.Unread;
import chat.protocol.RoomName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is shown, counted and rung for of rooms that are not in front. */
final class OtherRoomsTest {
  private final Desk desk = new Desk(LOBBY, DEV, TEA);
  private final FakeSession session = desk.session;
  private final Paper paper = desk.paper;

  @Test
  void countedMessagesWaitUntilTheirRoomIsInFront() {
    session.hears(DEV, "bob", "a");
    session.hears(DEV, "bob", "b, alice");
    paper.seesNothing();
    paper.rang(1);
    assertEquals(new Unread(2, 1), desk.unread(DEV));
    assertEquals(new Unread(2, 1), desk.unread());
    session.goesTo(DEV);
    paper.sees("-- #dev -- 2 new --", "12:05 bob: a", "12:05 bob: b, alice");
    assertEquals(Unread.NONE, desk.unread());
    session.goesTo(LOBBY);
    assertEquals(Unread.NONE, desk.unread(DEV));
    paper.sees("-- #lobby --");
  }

  @Test
  void allMessagesArePrintedWithTheirRoom() {
    desk.shows(Show.ALL);
    session.hears(DEV, "bob", "a");
    paper.sees("12:05 #dev bob: a");
    assertEquals(Unread.NONE, desk.unread(DEV));
    assertEquals(new Unread(1, 0), desk.unread());
    paper.isTouched();
    assertEquals(Unread.NONE, desk.unread());
    session.goesTo(DEV);
    paper.sees("-- #dev --");
  }

  @Test
  void highlightsArePrintedAndLeadThere() {
    desk.shows(Show.HIGHLIGHTS);
    session.hears(DEV, "bob", "a");
    session.hears(TEA, "bob", "Alice: b");
    paper.sees("12:05 #tea bob: Alice: b");
    assertEquals(new Unread(1, 0), desk.unread(DEV));
    assertEquals(new Unread(1, 1), desk.unread(TEA));
    assertEquals(new Unread(2, 1), desk.unread());
    assertEquals(Optional.of(Page.of(TEA)), desk.nextUnread());
    session.goesTo(TEA);
    paper.sees("-- #tea --", "12:05 bob: Alice: b");
    assertEquals(Optional.of(Page.of(DEV)), desk.nextUnread());
    session.goesTo(DEV);
    paper.sees("-- #dev -- 1 new --", "12:05 bob: a");
    assertEquals(Optional.empty(), desk.nextUnread());
  }

  @Test
  void directMessagesAreAlwaysPrinted() {
    desk.shows(Show.HIGHLIGHTS);
    session.isTold("bob", "psst");
    paper.sees("12:05 [bob] psst");
    paper.rang(1);
    assertEquals(new Unread(1, 1), desk.unread());
  }

  @Test
  void earlierMessagesWaitUncounted() {
    desk.hears(DEV, "bob", "alice, old", When.BEFORE);
    session.hears(DEV, "bob", "new");
    paper.seesNothing();
    paper.rang(0);
    assertEquals(new Unread(1, 0), desk.unread(DEV));
    session.goesTo(DEV);
    paper.sees(
        "-- #dev -- 1 new --", "earlier 12:05 bob: alice, old", "-- new --", "12:05 bob: new");
  }

  @Test
  void aRoomThatComesToTheFrontUnaskedIsNamedBeforeItsMessages() {
    session.hears(DEV, "bob", "a");
    session.isIn(DEV);
    session.hears(DEV, "bob", "b");
    paper.sees("-- #dev -- 1 new --", "12:05 bob: a", "12:05 bob: b");
  }

  @Test
  void leavingARoomNamesTheRoomInFrontOnce() {
    session.leaves(LOBBY);
    session.measures(Duration.ZERO);
    session.leaves(LOBBY);
    paper.sees("-- #dev --");
    session.leaves(DEV);
    session.leaves(TEA);
    paper.sees("-- #tea --", "* you are in no room now; /join ROOM enters one");
  }

  @Test
  void ofVeryManyTheNewestAreKeptAndAllAreCounted() {
    for (int i = 1; i <= 1_600; i++) {
      session.hears(DEV, "bob", Integer.toString(i));
    }
    assertEquals(new Unread(1_600, 0), desk.unread(DEV));
    session.goesTo(DEV);
    List<String> shown = paper.take().stream().map(Object::toString).toList();
    assertEquals(502, shown.size());
    assertTrue(shown.get(0).startsWith("-- #dev -- 1,600 new --"), shown.get(0));
    String mark = "-- new; the first 1,100 are left out, see /history --";
    assertTrue(shown.get(1).startsWith(mark), shown.get(1));
    assertEquals("12:05 bob: 1101", shown.get(2));
    assertEquals("12:05 bob: 1600", shown.get(501));
  }

  @Test
  void longMessagesAreLeftOutEarlier() {
    for (int i = 0; i < 100; i++) {
      session.hears(DEV, "bob", "x".repeat(50_000));
    }
    session.goesTo(DEV);
    assertEquals(7, paper.take().size());
  }

  @Test
  void missedMessagesAreFramedOnlyWhereTheyArePrinted() {
    for (RoomName room : List.of(DEV, LOBBY)) {
      session.shows(new ClientEvent.CatchUpStarted(room));
      desk.hears(room, "bob", "a", When.MISSED);
      session.shows(new ClientEvent.CatchUpFinished(room, 1));
    }
    paper.sees(
        "* while you were away, in #lobby:",
        "12:05 bob: a",
        "* back in #lobby; 1 message while you were away");
    assertEquals(new Unread(1, 0), desk.unread(DEV));
    session.goesTo(DEV);
    paper.sees(
        "-- #dev -- 1 new --",
        "* while you were away, in #dev:",
        "-- new --",
        "12:05 bob: a",
        "* back in #dev; 1 message while you were away");
  }

  @Test
  void aRoomThatWeLeftIsForgotten() {
    session.hears(DEV, "bob", "a");
    session.leaves(DEV);
    session.enters(DEV);
    paper.sees("-- #dev --");
  }

  @Test
  void bellRingsAccordingToTheSetting() {
    desk.ringsFor(Bell.OFF);
    session.hears(LOBBY, "bob", "alice");
    session.isTold("bob", "x");
    paper.rang(0);
    desk.ringsFor(Bell.HIGHLIGHTS);
    session.hears(LOBBY, "bob", "x");
    paper.rang(0);
    session.hears(LOBBY, "bob", "alice");
    paper.rang(1);
    desk.ringsFor(Bell.ALL);
    session.hears(LOBBY, "bob", "x");
    session.hears(DEV, "bob", "x");
    paper.rang(2);
    session.hears(LOBBY, "alice", "alice");
    desk.hears(LOBBY, "bob", "alice", When.BEFORE);
    desk.hears(LOBBY, "bob", "alice", When.FOUND);
    paper.rang(0);
  }
}
