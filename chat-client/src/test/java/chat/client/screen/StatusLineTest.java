package chat.client.screen;

import static chat.client.screen.Desk.ALICE;
import static chat.client.screen.Desk.CLOCK;
import static chat.client.screen.Desk.DEV;
import static chat.client.screen.Desk.LOBBY;
import static chat.client.screen.Desk.TEA;
import static chat.client.screen.FakeSession.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.event.LinkState;
import chat.client.event.Page;
import chat.client.screen.StatusParts.FrontPage;
import chat.client.screen.StatusParts.OtherPage;
import chat.client.screen.page.Unread;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StatusLineTest {
  private static final LinkState LIVE = LinkState.live(Duration.ofMillis(3), false);
  private static final LinkState LOST = LinkState.retryingAt(NOW.plusMillis(3_200));
  private static final OtherPage QUIET = new OtherPage(2, Page.of(DEV), Unread.NONE);
  private static final OtherPage BUSY = new OtherPage(2, Page.of(DEV), new Unread(12, 0));
  private static final OtherPage CALLING = new OtherPage(3, Page.of(TEA), new Unread(3, 1));

  private final StatusLine plain = new StatusLine(CLOCK, false);
  private final StatusLine coloured = new StatusLine(CLOCK, true);

  private static StatusParts status(
      String topic, LinkState link, int waiting, OtherPage... others) {
    return new StatusParts(
        Optional.of(ALICE),
        Optional.of(new FrontPage(1, Page.of(LOBBY), topic, OptionalInt.of(12), false)),
        List.of(others),
        link,
        waiting);
  }

  private void shows(String expected, StatusParts status, int columns) {
    AttributedString line = plain.line(status, columns);
    assertEquals(expected, line.toString().stripTrailing());
    assertEquals(columns, line.columnLength());
  }

  @Test
  void aWideLineHasAllParts() {
    shows(
        "12:05  alice  1:#lobby  all about tea  12 people  2:#dev 12  3:#tea 3!  live",
        status("all about tea", LIVE, 0, BUSY, CALLING),
        80);
    shows("12:05  alice  #lobby  12 people  live", status("", LIVE, 0), 80);
    shows("12:05  alice  1:#lobby  12 people  2:#dev  live", status("", LIVE, 0, QUIET), 80);
  }

  @Test
  void theStateOfTheLinkIsShown() {
    shows(
        "12:05  alice  #lobby  12 people  reconnecting in 4 s  2 waiting", status("", LOST, 2), 80);
    shows("12:05  alice  #lobby  12 people  reconnecting", status("", LinkState.LOST, 0), 80);
    shows("12:05  alice  #lobby  12 people  connecting", status("", LinkState.STARTING, 0), 80);
    shows(
        "12:05  alice  #lobby  12 people  lag 1.2 s",
        status("", LinkState.live(Duration.ofMillis(1_230), false), 0),
        80);
    shows(
        "12:05  alice  #lobby  12 people  live",
        status("", LinkState.live(Duration.ofMillis(500), false), 0),
        80);
    LinkState due = LinkState.retryingAt(NOW);
    shows("12:05  alice  #lobby  12 people  reconnecting", status("", due, 0), 80);
  }

  @Test
  void theTopicIsTheFirstToBeCut() {
    shows(
        "12:05  alice  1:#lobby  all abou\u2026  12 people  2:#dev 12  3:#tea 3!  live",
        status("all about tea", LIVE, 0, BUSY, CALLING),
        72);
    shows(
        "12:05  alice  1:#lobby  12 people  2:#dev 12  3:#tea 3!  live",
        status("all about tea", LIVE, 0, BUSY, CALLING),
        70);
  }

  @Test
  void inFortyColumnsTroubleAndHighlightsStay() {
    shows(
        "alice  1:#lobby  2:#dev 12  3:#tea 3!",
        status("all about tea", LIVE, 0, BUSY, CALLING),
        39);
    shows(
        "1:#lobby  3:#tea 3!  reconnecting in 4 s",
        status("all about tea", LOST, 2, BUSY, CALLING),
        40);
  }

  @Test
  void inAFewColumnsLessTheStateOfTheLinkStays() {
    shows("12:05  alice  #lobby  live", status("all about tea", LIVE, 0), 33);
  }

  @Test
  void inTenColumnsTheMostImportantStays() {
    shows("#lobby", status("all about tea", LIVE, 0), 10);
    shows("3:#tea 3!", status("all about tea", LIVE, 2, BUSY, CALLING), 10);
    shows("lost, 4 s", status("all about tea", LOST, 2, BUSY, CALLING), 10);
  }

  @Test
  void ofEquallyImportantRoomsTheLastGoesFirst() {
    OtherPage third = new OtherPage(3, Page.of(TEA), new Unread(5, 0));
    shows("1:#lobby  2:#dev 12", status("", LIVE, 0, BUSY, third), 20);
  }

  @Test
  void wideCharactersTakeTwoColumns() {
    StatusParts wide =
        new StatusParts(
            Optional.of(Nick.of("\u5C71\u7530")),
            Optional.of(
                new FrontPage(
                    1,
                    Page.of(RoomName.of("#\u96D1\u8AC7")),
                    "\u304A\u8336\uD83C\uDF75\u306B\u3064\u3044\u3066\u8A71\u305D\u3046",
                    OptionalInt.of(1),
                    false)),
            List.of(),
            LIVE,
            0);
    shows(
        "12:05  \u5C71\u7530  #\u96D1\u8AC7  \u304A\u8336\uD83C\uDF75\u306B\u3064\u3044\u3066\u8A71\u305D\u3046  1 person  live",
        wide,
        80);
    for (int columns = 1; columns <= 80; columns++) {
      assertEquals(columns, plain.line(wide, columns).columnLength());
    }
    assertTrue(plain.line(wide, 44).toString().contains("\u304A\u8336\uD83C\uDF75\u2026"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 9, 10, 11, 20, 39, 40, 41, 79, 80, 81, 200})
  void itIsExactlyAsWideAsTheWindow(int columns) {
    for (LinkState link : List.of(LIVE, LOST, LinkState.STARTING)) {
      StatusParts full = status("a topic ".repeat(30), link, 3, BUSY, CALLING, QUIET);
      assertEquals(columns, plain.line(full, columns).columnLength());
      assertEquals(columns, coloured.line(full, columns).columnLength());
      StatusParts none = new StatusParts(Optional.empty(), Optional.empty(), List.of(), link, 0);
      assertEquals(columns, plain.line(none, columns).columnLength());
    }
  }

  @Test
  void aRoomForItsMembersAloneIsMarked() {
    StatusParts status =
        new StatusParts(
            Optional.of(Nick.of("alice")),
            Optional.of(new FrontPage(1, Page.of(LOBBY), "tea", OptionalInt.of(3), true)),
            List.of(),
            LIVE,
            0);
    shows("12:05  alice  #lobby  private  tea  3 people  live", status, 80);
  }

  @Test
  void withoutColumnsItIsEmpty() {
    assertEquals("", plain.line(status("x", LIVE, 0), 0).toString());
  }

  @Test
  void aLongNameLeavesSpaceForTheRest() {
    StatusParts status =
        new StatusParts(
            Optional.of(Nick.of("n".repeat(32))),
            Optional.of(
                new FrontPage(
                    1, Page.of(RoomName.of("#" + "r".repeat(64))), "", OptionalInt.empty(), false)),
            List.of(),
            LOST,
            0);
    shows("#" + "r".repeat(11) + "\u2026  reconnecting in 4 s", status, 40);
  }

  @Test
  void aTopicCanNotLeaveItsPlace() {
    shows(
        "12:05  alice  #lobby  \uFFFD[2J a b \uFFFD  12 people  live",
        status("\u001b[2J\ta\nb \u202E", LIVE, 0),
        80);
  }

  @Test
  void withoutColourItIsPlainText() {
    AttributedString line = plain.line(status("tea", LOST, 1, BUSY, CALLING), 80);
    assertEquals(line.toString(), line.toAnsi());
  }

  @Test
  void withColourItIsReversedAllAlong() {
    AttributedString line = coloured.line(status("tea", LOST, 1, BUSY, CALLING), 80);
    for (int i = 0; i < line.length(); i++) {
      AttributedStyle style = line.styleAt(i);
      assertEquals(style, style.inverse(), "at " + i);
    }
  }
}
