package chat.client.screen;

import static chat.client.screen.Desk.BOB;
import static chat.client.screen.Desk.DEV;
import static chat.client.screen.Desk.LOBBY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.ClientMessage;
import chat.protocol.Text;
import java.time.Duration;
import java.util.List;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

/** The rows below the line being typed, without a terminal and without waiting. */
final class FooterTest {
  private final Desk desk = new Desk(LOBBY, DEV);
  private final FakeSession session = desk.session;
  private long nanos = Long.MAX_VALUE - 5; // as System.nanoTime may be about to overflow
  private final Footer footer =
      new Footer(Desk.format(0), new StatusLine(Desk.CLOCK, false), () -> nanos);

  private void passes(int millis) {
    nanos += Duration.ofMillis(millis).toNanos();
  }

  /** Returns the rows above the status line. */
  private List<String> above(int columns, int windowRows) {
    Frame frame = desk.paper.frame();
    footer.look(frame);
    List<String> rows =
        footer.rows(frame, columns, windowRows).stream().map(AttributedString::toString).toList();
    return rows.subList(0, rows.size() - 1);
  }

  private List<String> above() {
    return above(80, 24);
  }

  @Test
  void messagesAreShownAsPendingAfterThreeHundredMilliseconds() {
    var say = new ClientMessage.Say(1, LOBBY, Text.of("hello"));
    session.sends(say);
    session.sends(new ClientMessage.Say(2, DEV, Text.of("there")));
    session.sends(new ClientMessage.Tell(3, BOB, Text.of("psst")));
    assertEquals(List.of(), above());
    passes(299);
    assertEquals(List.of(), above());
    passes(1);
    assertEquals(
        List.of("\u2026 alice: hello", "\u2026 #dev alice: there", "\u2026 [to bob] psst"),
        above());
    session.acknowledges(say);
    assertEquals(List.of(), above());
    session.sends(say);
    assertEquals(List.of(), above());
  }

  @Test
  void itIsDrawnAgainWhenPendingMessagesAreDueAndEachSecond() {
    assertEquals(Duration.ofSeconds(1), footer.look(desk.paper.frame()));
    session.sends(new ClientMessage.Say(1, LOBBY, Text.of("hello")));
    assertEquals(Duration.ofMillis(300), footer.look(desk.paper.frame()));
    passes(300);
    assertEquals(Duration.ofSeconds(1), footer.look(desk.paper.frame()));
  }

  @Test
  void onlyTheFirstOfManyAreShownAsFarAsTheWindowHasRows() {
    for (int n = 1; n <= 9; n++) {
      session.sends(new ClientMessage.Say(n, LOBBY, Text.of("message " + n + "\nmore")));
    }
    above();
    passes(300);
    assertEquals(4, above().size());
    assertEquals(List.of("\u2026 alice: message 1", "\u2026 alice: message 2"), above(80, 11));
    assertEquals(List.of("\u2026 alice: m"), above(10, 4));
    Frame frame = desk.paper.frame();
    String status = footer.rows(frame, 80, 24).get(4).toString();
    assertTrue(status.contains("9 waiting"), status);
    assertFalse(above().toString().contains("more"));
  }
}
