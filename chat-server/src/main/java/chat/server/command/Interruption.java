package chat.server.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A signal that ends the process while a command works, which then has time to undo what it did.
 * The main thread works, a thread of the JVM waits for it.
 */
final class Interruption implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 30;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread onSignal = new Thread(this::await, "await-undo");
  private volatile boolean isRequested;

  Interruption() {
    Runtime.getRuntime().addShutdownHook(onSignal);
  }

  private void await() {
    isRequested = true;
    try {
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("chat-server: ended before what it did was undone");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns whether the process is to end. */
  boolean isRequested() {
    return isRequested;
  }

  /** Lets the process end. */
  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(onSignal);
    } catch (IllegalStateException e) {
      // The process ends, and runs the hook.
    }
  }
}
