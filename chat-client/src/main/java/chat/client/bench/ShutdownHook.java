package chat.client.bench;

import chat.client.bench.load.StopSignal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends the test early on Ctrl-C: the JVM's shutdown waits until the results so far are printed. The
 * hook runs on a thread that the JVM starts.
 */
final class ShutdownHook {
  private static final int PATIENCE_SECONDS = 30;

  private final CountDownLatch printed = new CountDownLatch(1);
  private final Thread hook;

  private ShutdownHook(StopSignal stop) {
    this.hook = new Thread(() -> endEarly(stop), "interrupted");
  }

  static ShutdownHook install(StopSignal stop) {
    ShutdownHook shutdown = new ShutdownHook(stop);
    Runtime.getRuntime().addShutdownHook(shutdown.hook);
    return shutdown;
  }

  private void endEarly(StopSignal stop) {
    stop.request();
    try {
      boolean unused = printed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets the process end, and removes the hook. */
  void release() {
    printed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is shutting down, and the hook no longer waits.
    }
  }
}
