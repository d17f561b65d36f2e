package chat.server.net;

import chat.server.net.input.InputActivity;
import java.time.Duration;

/**
 * Decides when a client in arrears is sent something: while its input waits to be read, neither the
 * end of that nor a reset is noticed, and only a write that fails shows that the client is gone.
 * The watchdog's thread.
 */
final class ArrearsProbe {
  private final InputActivity activity;
  private final long intervalNanos;
  private long lastArrears;
  private long sinceNanos;

  /**
   * A probe of a client that has sent nothing until now.
   *
   * @param interval how long it is in arrears before each probe
   */
  ArrearsProbe(InputActivity activity, Duration interval, long nowNanos) {
    this.activity = activity;
    this.intervalNanos = interval.toNanos();
    this.sinceNanos = nowNanos;
  }

  /** Returns whether the client is to be sent something now; true once for each interval. */
  boolean isDue(long nowNanos) {
    long arrears = activity.arrears();
    boolean inArrears = activity.isInArrears() || arrears != lastArrears;
    lastArrears = arrears;
    if (!inArrears) {
      sinceNanos = nowNanos;
      return false;
    }
    boolean isDue = nowNanos - sinceNanos >= intervalNanos;
    if (isDue) {
      sinceNanos = nowNanos;
    }
    return isDue;
  }
}
