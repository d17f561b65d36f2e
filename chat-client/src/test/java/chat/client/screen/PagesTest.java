package chat.client.screen;

import static chat.client.screen.Desk.DEV;
import static chat.client.screen.Desk.LOBBY;
import static chat.client.screen.Desk.TEA;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.config.Show;
import chat.client.event.ChatLine;
import chat.client.event.ChatLine.Author;
import chat.client.event.ChatLine.When;
import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

/** What is printed of a room that comes to the front. */
final class PagesTest {
  private final Desk desk = new Desk(LOBBY, DEV, TEA);
  private final FakeSession session = desk.session;
  private final Paper paper = desk.paper;

  private static Stream<String> numbered(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(n -> "12:05 bob: " + n);
  }

  private void hears(RoomName room, int from, int to) {
    IntStream.rangeClosed(from, to).forEach(n -> session.hears(room, "bob", Integer.toString(n)));
  }

  /** These parts, one after the other, were printed since. */
  private void sees(Stream<?>... parts) {
    paper.sees(Arrays.stream(parts).flatMap(part -> part).toArray(String[]::new));
  }

  @Test
  void aPageIsReadWhereItWasLeft() {
    hears(LOBBY, 1, 2);
    session.goesTo(DEV);
    hears(LOBBY, 3, 4);
    paper.take();
    session.goesTo(LOBBY);
    sees(
        Stream.of("-- #lobby -- 2 new --"), numbered(1, 2), Stream.of("-- new --"), numbered(3, 4));
    session.goesTo(DEV);
    session.goesTo(LOBBY);
    sees(Stream.of("-- #dev --", "-- #lobby --"), numbered(1, 4));
  }

  @Test
  void theLastScreenfulFillsTheWindow() {
    hears(LOBBY, 1, 100);
    session.goesTo(DEV);
    paper.take();
    session.goesTo(LOBBY);
    sees(Stream.of("-- #lobby --"), numbered(80, 100)); // and the line and the status
  }

  @Test
  void rowsAreCountedAsTheWindowWrapsThem() {
    desk.window = new Window(20, 8);
    session.hears(LOBBY, "bob", "one");
    session.hears(LOBBY, "bob", "two");
    session.hears(LOBBY, "bob", "several words that take three rows\nand more"); // two of them
    session.goesTo(DEV);
    paper.take();
    session.goesTo(LOBBY);
    List<String> rows =
        paper.take().stream()
            .flatMap(line -> Wrapping.indented(line, 20).stream())
            .map(AttributedString::toString)
            .toList();
    assertEquals(
        List.of(
            "-- #lobby ---------",
            "12:05 bob: two",
            "12:05 bob: several",
            " words that take",
            " three rows",
            "12:05 bob| and more"),
        rows);
  }

  @Test
  void allThatIsUnreadIsPrintedHoweverSmallTheWindowIs() {
    hears(DEV, 1, 30);
    session.goesTo(DEV);
    sees(Stream.of("-- #dev -- 30 new --"), numbered(1, 30));
  }

  @Test
  void theLastReadLinesPrecedeTheUnreadAsFarAsThereAreRows() {
    hears(LOBBY, 1, 50);
    session.goesTo(DEV);
    hears(LOBBY, 51, 60);
    paper.take();
    session.goesTo(LOBBY);
    sees(
        Stream.of("-- #lobby -- 10 new --"),
        numbered(41, 50),
        Stream.of("-- new --"),
        numbered(51, 60));
  }

  @Test
  void theDaysOfAPageTakeRowsToo() {
    for (int day = 1; day <= 30; day++) {
      session.message(
          new ChatLine(
              Optional.of(LOBBY),
              day,
              FakeSession.NOW.minus(Duration.ofDays(30 - day)),
              true,
              Nick.of("bob"),
              MessageKind.SAID,
              Text.of("day " + day),
              When.NOW,
              Author.OTHER));
    }
    session.goesTo(DEV);
    paper.take();
    session.goesTo(LOBBY);
    List<String> lines = paper.take().stream().map(AttributedString::toString).toList();
    assertEquals(21, lines.size());
    assertEquals("* Wednesday, 11 November 2026", lines.get(1));
    assertEquals("12:05 bob: day 21", lines.get(2));
    assertEquals("12:05 bob: day 30", lines.get(20));
  }

  @Test
  void theTopicIsInTheRule() {
    session.seesTopic(DEV, "tea\nat \u001b[2Jfour", true);
    session.hears(DEV, "bob", "x");
    paper.take();
    session.goesTo(DEV);
    paper.sees("-- #dev -- 1 new -- tea at \uFFFD[2Jfour --", "12:05 bob: x");
  }

  @Test
  void theRuleFitsAnyWindow() {
    session.seesTopic(DEV, "a topic that is too long for it", true);
    paper.take();
    for (int columns : new int[] {80, 39, 12, 3, 1}) {
      desk.window = new Window(columns, 10);
      session.goesTo(DEV);
      assertEquals(Math.max(0, columns - 1), paper.take().get(0).columnLength());
      session.goesTo(LOBBY);
      paper.take();
    }
  }

  @Test
  void whatHappensBesidesMessagesIsOnThePageToo() {
    session.hears(DEV, "bob", "bye");
    session.seesLeave(DEV, "bob");
    paper.seesNothing();
    session.goesTo(DEV);
    paper.sees("-- #dev -- 1 new --", "12:05 bob: bye", "* bob left #dev");
  }

  @Test
  void answersAndWhatWasFoundAreOnNoPage() {
    session.notice("an answer");
    desk.hears(LOBBY, "bob", "found", When.FOUND);
    session.goesTo(DEV);
    paper.take();
    session.goesTo(LOBBY);
    paper.sees("-- #lobby --");
  }

  @Test
  void whereAllIsPrintedNothingIsRepeated() {
    session.hears(DEV, "bob", "unread");
    desk.shows(Show.ALL);
    session.hears(DEV, "bob", "seen");
    session.hears(LOBBY, "bob", "seen, too");
    paper.take();
    session.goesTo(DEV);
    paper.sees("-- #dev -- 1 new --", "12:05 bob: unread", "12:05 bob: seen");
    session.goesTo(LOBBY);
    paper.sees("-- #lobby --");
  }
}
