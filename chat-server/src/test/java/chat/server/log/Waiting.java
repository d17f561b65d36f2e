package chat.server.log;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Awaits what another thread brings about, for as long as a slow machine may take. */
final class Waiting {
  private static final Duration DEADLINE = Duration.ofSeconds(90);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

  /** Something that comes true in time. */
  interface Condition {
    boolean holds() throws Exception;
  }

  private Waiting() {}

  static void until(Condition condition) throws Exception {
    until(BETWEEN_LOOKS, condition);
  }

  static void until(Duration betweenLooks, Condition condition) throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    long start = System.nanoTime();
    while (!condition.holds()) {
      if (System.nanoTime() - start > DEADLINE.toNanos()) {
        throw new AssertionError("it did not come true within " + DEADLINE);
      }
      never.await(betweenLooks.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
