package chat.client.ui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class TurnsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Turns turns = new Turns(new Paper());
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final CountDownLatch slow = new CountDownLatch(1);
  private final CountDownLatch begun = new CountDownLatch(1);

  private void add(String name) {
    turns.add(out -> done.add(name));
  }

  /** Somebody prints, and the terminal doesn't take it. */
  private Thread isStuck() throws InterruptedException {
    turns.add(
        out -> {
          begun.countDown();
          awaitTerminal();
          done.add("first");
        });
    Thread stuck = new Thread(turns::take);
    stuck.start();
    assertTrue(begun.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    return stuck;
  }

  private void awaitTerminal() {
    try {
      assertTrue(slow.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whatIsAskedForIsDoneInOrder() {
    add("a");
    add("b");
    turns.take();
    assertEquals(List.of("a", "b"), done);
  }

  @Test
  void whoeverFindsSomebodyAtItLeavesItToThem() throws InterruptedException {
    Thread stuck = isStuck();
    add("second");
    turns.take();
    assertEquals(List.of(), done);
    slow.countDown();
    stuck.join();
    assertEquals(List.of("first", "second"), done);
  }

  @Test
  void whatAsksForMoreWhileItIsDoneDoesNotWaitForItself() {
    turns.add(
        out -> {
          add("inner");
          turns.awaitRoom();
          turns.take();
          done.add("outer");
        });
    turns.take();
    assertEquals(List.of("outer", "inner"), done);
  }

  @Test
  void whenTooMuchWaitsTheServerHasToWait() throws InterruptedException {
    Thread stuck = isStuck();
    for (int i = 0; i < Turns.MAX_WAITING; i++) {
      add("more");
    }
    Thread reader =
        new Thread(
            () -> {
              turns.awaitRoom();
              done.add("reader");
            });
    reader.start();
    while (reader.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    slow.countDown();
    stuck.join();
    reader.join();
    assertEquals(Turns.MAX_WAITING + 2, done.size());
  }

  @Test
  void whatFailsIsToldOnceAndTheNextGoesOn() {
    turns.add(
        out -> {
          throw new IllegalStateException("gone");
        });
    add("next");
    assertThrows(IllegalStateException.class, turns::take);
    turns.take();
    assertEquals(List.of("next"), done);
  }
}
