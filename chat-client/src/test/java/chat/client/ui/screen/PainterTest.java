package chat.client.ui.screen;

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
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class PainterTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final List<AttributedString> TOO_MANY =
      Collections.nCopies(Painter.MAX_WAITING_LINES + 1, new AttributedString("x"));

  private final List<String> drawn = Collections.synchronizedList(new ArrayList<>());
  private final AtomicBoolean rang = new AtomicBoolean();
  private final CountDownLatch slow = new CountDownLatch(1);
  private final Painter painter = new Painter(this::draw);

  /** The terminal takes nothing for a while. */
  private Duration draw(List<AttributedString> lines, boolean ring) {
    try {
      assertTrue(slow.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    lines.forEach(line -> drawn.add(line.toString()));
    rang.compareAndSet(false, ring);
    return PATIENCE;
  }

  private Thread reader() {
    Thread reader = new Thread(painter::awaitRoom, "reader");
    reader.start();
    while (reader.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return reader;
  }

  @Test
  void whatWasBroughtIsDrawnInOrderAndTheRestOfItAtTheEnd() {
    painter.print(List.of(new AttributedString("a"), new AttributedString("b")));
    painter.print(List.of(new AttributedString("c")));
    painter.ring();
    painter.end();
    slow.countDown();
    painter.run();
    assertEquals(List.of("a", "b", "c"), drawn);
    assertTrue(rang.get());
  }

  @Test
  void whenTooMuchWaitsTheServerHasToWaitUntilItIsDrawn() throws InterruptedException {
    painter.print(TOO_MANY);
    Thread reader = reader();
    Thread screen = new Thread(painter, "screen");
    screen.start();
    slow.countDown();
    reader.join();
    painter.end();
    screen.join();
    assertEquals(TOO_MANY.size(), drawn.size());
  }

  @Test
  void whoBringsLinesNeverWaitsHoweverManyThereAre() {
    painter.print(TOO_MANY);
    painter.print(TOO_MANY);
    painter.end();
    slow.countDown();
    painter.run();
    assertEquals(2 * TOO_MANY.size(), drawn.size());
  }

  @Test
  void nobodyWaitsForAScreenThatIsOver() throws InterruptedException {
    painter.print(TOO_MANY);
    Thread reader = reader();
    painter.end();
    reader.join();
    painter.awaitRoom();
  }
}
