package chat.client.bench;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C while the test runs: it ends early, and the process waits until what was measured so far
 * is told.
 */
final class Interruption {
  private static final int PATIENCE_SECONDS = 30;

  private final CountDownLatch told = new CountDownLatch(1);
  private final Thread hook;

  private Interruption(Stop stop) {
    this.hook = new Thread(() -> endEarly(stop), "interrupted");
  }

  static Interruption ends(Stop stop) {
    Interruption interruption = new Interruption(stop);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  private void endEarly(Stop stop) {
    stop.early();
    try {
      boolean unused = told.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** All is told: the process may end, and Ctrl-C is nothing special any more. */
  void isOver() {
    told.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is about to end: this is what the hook has waited for.
    }
  }
}
