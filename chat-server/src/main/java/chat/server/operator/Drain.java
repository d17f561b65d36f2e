package chat.server.operator;

import chat.server.admin.AdminException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Stops a server once all who are connected have left, or after a time. The operators' thread
 * begins it; a thread of its own waits.
 */
public final class Drain {
  /** Nothing to stop. */
  public static final Drain NONE = new Drain(() -> {}, () -> false, () -> {});

  /** Time in which the operator's program reads the answer. */
  private static final long ANSWER_MILLIS = 500;

  private static final long PAUSE_MILLIS = 100;

  private final Closing closing;
  private final BooleanSupplier hasConnections;
  private final Runnable stop;
  // Both written by the operators' thread alone.
  private volatile long endNanos;
  private boolean hasBegun;

  /** Ends the acceptance of connections. */
  public interface Closing {
    void run() throws IOException, InterruptedException;
  }

  /**
   * A drain that has not begun.
   *
   * @param closing accepts no more connections; the open ones stay
   * @param hasConnections whether any is open
   * @param stop stops the server
   */
  public Drain(Closing closing, BooleanSupplier hasConnections, Runnable stop) {
    this.closing = closing;
    this.hasConnections = hasConnections;
    this.stop = stop;
  }

  /**
   * Accepts no more connections, and stops the server after a time at the latest. If it has begun
   * already, this may shorten the time.
   */
  void begin(Duration within) throws AdminException {
    long end = System.nanoTime() + within.toNanos();
    if (hasBegun) {
      if (end - endNanos < 0) {
        endNanos = end;
      }
      return;
    }
    endNanos = end;
    try {
      closing.run();
    } catch (IOException e) {
      throw new AdminException("can't close the port: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AdminException("the server stops", e);
    }
    hasBegun = true;
    Thread thread = new Thread(this::awaitEnd, "drain");
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns how long the server may still run, rounded up to seconds. */
  long secondsLeft() {
    return Math.max(0, TimeUnit.NANOSECONDS.toSeconds(endNanos - System.nanoTime() + 999_999_999));
  }

  private void awaitEnd() {
    try {
      Thread.sleep(ANSWER_MILLIS);
      while (hasConnections.getAsBoolean() && System.nanoTime() - endNanos < 0) {
        Thread.sleep(PAUSE_MILLIS);
      }
      stop.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
