package chat.client.ui.screen;

import static chat.client.ui.screen.Desk.DEV;
import static chat.client.ui.screen.Desk.LOBBY;
import static chat.client.ui.screen.Desk.TEA;
import static chat.client.ui.screen.Desk.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.config.Bell;
import chat.client.config.Show;
import chat.client.ui.ChatLine.When;
import chat.protocol.RoomName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rooms that aren't in front: what is shown of them, counted, and rung for. */
final class OtherRoomsTest {
  private final Desk desk = new Desk(LOBBY, DEV, TEA);
  private final Paper paper = desk.paper;

  private Unread unread(RoomName room) {
    return desk.board.status(0).others().stream()
        .filter(other -> other.room().equals(room))
        .findFirst()
        .orElseThrow()
        .unread();
  }

  @Test
  void onlyCountedTheyWaitUntilTheirRoomIsInFront() {
    desk.hears(DEV, "bob", "a");
    desk.hears(DEV, "bob", "b, alice");
    paper.seesNothing();
    paper.rang(1);
    assertEquals(new Unread(2, 1), unread(DEV));
    assertEquals(new Unread(2, 1), desk.board.unread());
    desk.goesTo(DEV);
    paper.sees(
        "* #dev: 2 messages while you were elsewhere", "12:05 bob: a", "12:05 bob: b, alice");
    assertEquals(Unread.NONE, desk.board.unread());
    desk.goesTo(LOBBY);
    assertEquals(Unread.NONE, unread(DEV));
    paper.sees("* you are in #lobby now");
  }

  @Test
  void allOfThemArePrintedWithTheirRoom() {
    desk.preferences.show(Show.ALL);
    desk.hears(DEV, "bob", "a");
    paper.sees("12:05 #dev bob: a");
    assertEquals(Unread.NONE, unread(DEV));
    assertEquals(new Unread(1, 0), desk.board.unread());
    assertTrue(desk.board.looked());
    assertFalse(desk.board.looked());
    assertEquals(Unread.NONE, desk.board.unread());
    desk.goesTo(DEV);
    paper.sees("* you are in #dev now");
  }

  @Test
  void onlyHighlightsArePrintedAndLeadThere() {
    desk.preferences.show(Show.HIGHLIGHTS);
    desk.hears(DEV, "bob", "a");
    desk.hears(TEA, "bob", "Alice: b");
    paper.sees("12:05 #tea bob: Alice: b");
    assertEquals(new Unread(1, 0), unread(DEV));
    assertEquals(new Unread(1, 1), unread(TEA));
    assertEquals(new Unread(2, 1), desk.board.unread());
    assertEquals(Optional.of(TEA), desk.board.nextWithNews());
    desk.goesTo(TEA);
    paper.sees("* you are in #tea now");
    assertEquals(Optional.of(DEV), desk.board.nextWithNews());
    desk.goesTo(DEV);
    paper.sees("* #dev: 1 message while you were elsewhere", "12:05 bob: a");
    assertEquals(Optional.empty(), desk.board.nextWithNews());
  }

  @Test
  void whatIsSaidToOneAloneIsAlwaysPrinted() {
    desk.preferences.show(Show.HIGHLIGHTS);
    desk.isTold("bob", "psst");
    paper.sees("12:05 [bob] psst");
    paper.rang(1);
    assertEquals(new Unread(1, 1), desk.board.unread());
  }

  @Test
  void whatWasSaidBeforeOneCameWaitsUncounted() {
    desk.view.message(line(DEV, "bob", "alice, old", When.BEFORE));
    desk.hears(DEV, "bob", "new");
    paper.seesNothing();
    paper.rang(0);
    assertEquals(new Unread(1, 0), unread(DEV));
    desk.goesTo(DEV);
    paper.sees(
        "* #dev: 1 message while you were elsewhere",
        "earlier 12:05 bob: alice, old",
        "12:05 bob: new");
  }

  @Test
  void aRoomThatComesToTheFrontByItselfIsNoticedBeforeWhatIsSaidThere() {
    desk.hears(DEV, "bob", "a");
    desk.rooms.front(DEV);
    desk.hears(DEV, "bob", "b");
    paper.sees("* #dev: 1 message while you were elsewhere", "12:05 bob: a", "12:05 bob: b");
  }

  @Test
  void whoLeavesARoomIsToldOnceWhereTheyAreNow() {
    desk.rooms.leave(LOBBY);
    desk.view.lag(Duration.ZERO);
    desk.leaves(LOBBY);
    paper.sees("* you are in #dev now");
    desk.leaves(DEV);
    desk.leaves(TEA);
    paper.sees("* you are in #tea now", "* you are in no room now; /join ROOM enters one");
  }

  @Test
  void ofVeryManyTheNewestAreKeptAndAllAreCounted() {
    for (int i = 1; i <= 1_600; i++) {
      desk.hears(DEV, "bob", Integer.toString(i));
    }
    assertEquals(new Unread(1_600, 0), unread(DEV));
    desk.goesTo(DEV);
    List<String> shown = paper.take().stream().map(Object::toString).toList();
    assertEquals(501, shown.size());
    assertEquals(
        "* #dev: 1,600 messages while you were elsewhere; the first 1,100 are left out, see"
            + " /history",
        shown.get(0));
    assertEquals("12:05 bob: 1101", shown.get(1));
    assertEquals("12:05 bob: 1600", shown.get(500));
  }

  @Test
  void longMessagesAreLeftOutEarlier() {
    for (int i = 0; i < 100; i++) {
      desk.hears(DEV, "bob", "x".repeat(50_000));
    }
    desk.goesTo(DEV);
    assertEquals(21, paper.take().size());
  }

  @Test
  void whatWasMissedIsFramedOnlyWhereItIsPrinted() {
    for (RoomName room : List.of(DEV, LOBBY)) {
      desk.view.missing(room);
      desk.view.message(line(room, "bob", "a", When.MISSED));
      desk.view.missed(room, 1);
    }
    paper.sees(
        "* while you were away, in #lobby:",
        "12:05 bob: a",
        "* back in #lobby; 1 message while you were away");
    assertEquals(new Unread(1, 0), unread(DEV));
  }

  @Test
  void aRoomThatWasLeftIsForgotten() {
    desk.hears(DEV, "bob", "a");
    desk.leaves(DEV);
    desk.enters(DEV);
    paper.sees("* you are in #dev now");
  }

  @Test
  void theBellRingsAsItIsSet() {
    desk.preferences.bell(Bell.OFF);
    desk.hears(LOBBY, "bob", "alice");
    desk.isTold("bob", "x");
    paper.rang(0);
    desk.preferences.bell(Bell.HIGHLIGHTS);
    desk.hears(LOBBY, "bob", "x");
    paper.rang(0);
    desk.hears(LOBBY, "bob", "alice");
    paper.rang(1);
    desk.preferences.bell(Bell.ALL);
    desk.hears(LOBBY, "bob", "x");
    desk.hears(DEV, "bob", "x");
    paper.rang(2);
    desk.hears(LOBBY, "alice", "alice");
    desk.view.message(line(LOBBY, "bob", "alice", When.BEFORE));
    desk.view.message(line(LOBBY, "bob", "alice", When.FOUND));
    paper.rang(0);
  }
}
