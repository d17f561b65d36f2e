package chat.client.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.screen.page.Unread;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

/** What the next stroke draws. */
final class DrawQueueTest {
  private final DrawQueue queue = new DrawQueue();

  private static List<AttributedString> lines(String... lines) {
    return List.of(lines).stream().map(AttributedString::new).toList();
  }

  private static ScreenState printed(Unread printed) {
    ScreenState none = ScreenState.STARTING;
    return new ScreenState(
        none.status(),
        new Question(Optional.of("Name: "), false, 1),
        List.of(),
        printed,
        new Unread(5, 0),
        none.names());
  }

  @Test
  void whatIsTakenOnceIsGone() {
    queue.print(lines("a"));
    queue.ring();
    queue.clear();
    queue.print(lines("b"));
    Frame frame = queue.take();
    assertEquals(lines("a", "b"), frame.lines());
    assertEquals(OptionalInt.of(1), frame.clearAt());
    assertTrue(frame.ring());
    Frame next = queue.take();
    assertEquals(List.of(), next.lines());
    assertEquals(OptionalInt.empty(), next.clearAt());
    assertFalse(next.ring());
  }

  @Test
  void messagesPublishedUntilAKeyIsPressedCountAsSeen() {
    queue.publish(printed(new Unread(2, 1)));
    assertEquals(new Unread(7, 1), queue.take().unread());
    queue.touched();
    assertEquals(new Unread(5, 0), queue.take().unread());
    queue.publish(printed(new Unread(3, 1)));
    assertEquals(new Unread(6, 0), queue.take().unread());
  }

  @Test
  void aRemarkStaysUntilTheNextKey() {
    queue.remark("what?");
    assertEquals(Optional.of("what?"), queue.take().remark());
    assertEquals(Optional.of("what?"), queue.take().remark());
    queue.touched();
    assertEquals(Optional.empty(), queue.take().remark());
  }

  @Test
  void aLineEnteredBeforeTheQuestionDoesNotAnswerIt() {
    queue.entered();
    queue.publish(printed(Unread.NONE));
    assertEquals("Name: ", queue.take().prompt());
    queue.entered();
    assertEquals("[no room] ", queue.take().prompt());
  }

  @Test
  void aKeyThatChangesNothingHasNothingDrawn() throws InterruptedException {
    queue.publish(printed(new Unread(1, 0)));
    queue.touched();
    queue.take();
    queue.touched();
    long before = System.nanoTime();
    assertTrue(queue.await(Duration.ofMillis(50)));
    assertTrue(System.nanoTime() - before >= Duration.ofMillis(50).toNanos());
  }
}
