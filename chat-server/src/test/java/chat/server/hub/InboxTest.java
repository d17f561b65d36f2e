package chat.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who may add to a full inbox. */
@Timeout(60)
class InboxTest {
  private static final int MIB = 1 << 20;

  private final Inbox inbox = new Inbox();
  private final List<String> order = new ArrayList<>();

  private Inbox.Task task(String name, int bytes) {
    return new Inbox.Task(Optional.empty(), bytes, () -> order.add(name));
  }

  /** Fills the inbox with small tasks. */
  private void fill() throws InterruptedException {
    for (int i = 0; i < 8 * 16; i++) {
      inbox.put(task("", MIB / 16));
    }
  }

  /** Starts a thread that adds a task, and returns once it waits. */
  private FutureTask<Boolean> waits(String name, int bytes) {
    FutureTask<Boolean> put = new FutureTask<>(() -> inbox.put(task(name, bytes)));
    Thread thread = new Thread(put, "puts-" + name);
    thread.start();
    awaitWaiting(thread);
    return put;
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      assertNotEquals(Thread.State.TERMINATED, thread.getState(), "it did not wait");
      Thread.onSpinWait();
    }
  }

  private void takeBatch() throws InterruptedException {
    inbox.take(Duration.ZERO, 0).forEach(task -> task.action().run());
  }

  @Test
  void largeTaskIsNotOvertakenBySmallOnes() throws Exception {
    fill();
    FutureTask<Boolean> large = waits("large", MIB);
    // Leaves capacity for a small one, but not for the large one.
    takeBatch();
    FutureTask<Boolean> small = waits("small", 100);
    while (!large.isDone() || !small.isDone()) {
      takeBatch();
    }
    while (inbox.bytes() > 0) {
      takeBatch();
    }
    assertEquals(List.of("large", "small"), order.stream().filter(n -> !n.isEmpty()).toList());
  }

  @Test
  void interruptedOneMakesWay() throws Exception {
    fill();
    Thread interrupted =
        new Thread(
            () -> {
              try {
                inbox.put(task("large", 2 * MIB));
              } catch (InterruptedException e) {
                // As intended.
              }
            });
    interrupted.start();
    awaitWaiting(interrupted);
    FutureTask<Boolean> small = waits("small", 100);
    takeBatch();
    interrupted.interrupt();
    assertTrue(small.get());
  }

  @Test
  void closedInboxLetsAllGo() throws Exception {
    fill();
    FutureTask<Boolean> one = waits("one", MIB);
    FutureTask<Boolean> other = waits("other", MIB);
    inbox.close();
    assertFalse(one.get());
    assertFalse(other.get());
  }
}
