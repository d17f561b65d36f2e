package chat.client.net;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When the server of a link was last known to live. The reader thread asks, and pings it after some
 * silence; the writer thread reports what the network takes.
 *
 * <p>A write alone proves nothing: the system buffers it, also on a dead link. A write that had to
 * wait ended because the server's system acknowledged earlier bytes. On a slow network, these are
 * the only sign of life while a long message is sent, since the answer to a ping follows it.
 */
final class Liveness {
  /** Writes into the system's buffer are shorter, those that wait for a slow network longer. */
  private static final long WAIT_NANOS = 5_000_000;

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final long idleNanos;
  private final LongSupplier nanoTime;
  private volatile long lastNanos; // written by both threads
  private boolean isPinged; // the reader thread's, as is the next field
  private long pingedNanos;

  /**
   * A server that is known to live now.
   *
   * @param idle how long it may be silent before a ping is due, and again before it counts as dead
   */
  Liveness(Duration idle, LongSupplier nanoTime) {
    this.idleNanos = idle.toNanos();
    this.nanoTime = nanoTime;
    this.lastNanos = nanoTime.getAsLong();
  }

  /** Starts the silence: everything received until now is processed. The reader thread. */
  void awaitsBytes() {
    lastNanos = nanoTime.getAsLong();
    isPinged = false;
  }

  /** Counts a write that ends now as a sign of life if it had to wait. The writer thread. */
  void wrote(long startNanos) {
    long now = nanoTime.getAsLong();
    if (now - startNanos >= WAIT_NANOS) {
      lastNanos = now;
    }
  }

  /** Returns whether the server is to be sent a ping now, once for each silence. */
  boolean takePing() {
    long now = nanoTime.getAsLong();
    if (isPinged || now - lastNanos < idleNanos) {
      return false;
    }
    isPinged = true;
    pingedNanos = now;
    return true;
  }

  /** Returns whether the server has not answered a ping in time. */
  boolean isDead() {
    return isPinged && nanosLeft() <= 0;
  }

  /** Returns how long to wait for bytes before asking again, at least a millisecond. */
  int waitMillis() {
    return (int) Math.max(1, (nanosLeft() + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
  }

  private long nanosLeft() {
    long pingDue = lastNanos + idleNanos;
    // A client that was stopped pings late.
    long since = isPinged && pingedNanos - pingDue > 0 ? pingedNanos : pingDue;
    return (isPinged ? since + idleNanos : since) - nanoTime.getAsLong();
  }
}
