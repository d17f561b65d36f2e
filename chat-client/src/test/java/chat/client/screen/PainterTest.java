package chat.client.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

final class PainterTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final List<AttributedString> TOO_MANY =
      Collections.nCopies(DrawQueue.MAX_WAITING_LINES + 1, new AttributedString("x"));

  private final List<String> drawn = Collections.synchronizedList(new ArrayList<>());
  private final AtomicBoolean rang = new AtomicBoolean();
  private final CountDownLatch slow = new CountDownLatch(1);
  private final DrawQueue queue = new DrawQueue();
  private final Painter painter = new Painter(queue, this::draw);

  /** The terminal takes nothing until the latch opens. */
  private Duration draw(Frame frame) {
    try {
      assertTrue(slow.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    frame.lines().forEach(line -> drawn.add(line.toString()));
    rang.compareAndSet(false, frame.ring());
    return PATIENCE;
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }

  private Thread session() {
    Thread session = new Thread(queue::awaitRoom, "session");
    session.start();
    awaitWaiting(session);
    return session;
  }

  @Test
  void linesAreDrawnInOrderAndTheRestOfThemAtTheEnd() {
    queue.print(List.of(new AttributedString("a"), new AttributedString("b")));
    queue.print(List.of(new AttributedString("c")));
    queue.ring();
    queue.end();
    slow.countDown();
    painter.run();
    assertEquals(List.of("a", "b", "c"), drawn);
    assertTrue(rang.get());
  }

  @Test
  void nothingIsDrawnBeforeTheFirstStateIsKnown() throws InterruptedException {
    queue.print(List.of(new AttributedString("a")));
    slow.countDown();
    Thread screen = new Thread(painter, "screen");
    screen.start();
    awaitWaiting(screen);
    assertEquals(List.of(), drawn);
    queue.publish(ScreenState.STARTING);
    queue.end();
    screen.join();
    assertEquals(List.of("a"), drawn);
  }

  @Test
  void theSessionWaitsWhileTooManyLinesAreToBeDrawn() throws InterruptedException {
    queue.publish(ScreenState.STARTING);
    queue.print(TOO_MANY);
    Thread session = session();
    Thread screen = new Thread(painter, "screen");
    screen.start();
    slow.countDown();
    session.join();
    queue.end();
    screen.join();
    assertEquals(TOO_MANY.size(), drawn.size());
  }

  @Test
  void addingLinesNeverWaitsHoweverManyThereAre() {
    queue.print(TOO_MANY);
    queue.print(TOO_MANY);
    queue.end();
    slow.countDown();
    painter.run();
    assertEquals(2 * TOO_MANY.size(), drawn.size());
  }

  @Test
  void nobodyWaitsForAScreenThatHasEnded() throws InterruptedException {
    queue.print(TOO_MANY);
    Thread session = session();
    queue.end();
    session.join();
    queue.awaitRoom();
  }
}
