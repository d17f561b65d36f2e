package chat.server.net.input;

import chat.server.net.trace.ConnectionTrace;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Counts what a client sends, in messages and in bytes, and tells its reader to wait. The reader's
 * thread.
 *
 * <p>Without a limit, too, a reader that always has input waits briefly from time to time: nothing
 * preempts a virtual thread, so others that need its carrier would not run.
 */
final class RateLimiter {
  /** How many bytes the reader decodes before it gives way. */
  private static final int BYTES_PER_TURN = 8 * 1024;

  /** What a message costs of a turn that the reader drops itself. */
  private static final int BYTES_PER_DROPPED = 16;

  /** How long the reader may take to notice that the connection is closed. */
  private static final long MAX_SLEEP_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final MessageRate usual;
  private final TokenBucket bytes;
  private TokenBucket messages;
  private MessageRate used;
  private boolean isLimited;
  private volatile MessageRate wanted;
  private final BooleanSupplier isClosed;
  private final ConnectionTrace trace;
  private final InputActivity activity;
  private final long goneWithinNanos;
  private long bytesOfTurn;
  private volatile boolean isClientGone;
  private long waitedSinceGoneNanos;

  /** How fast messages may come, and how many at once. */
  private record MessageRate(int perSecond, int burst) {}

  /**
   * A limiter of a client that has sent nothing.
   *
   * @param isClosed whether the connection is closed, which ends each wait
   */
  RateLimiter(
      InputLimits limits, BooleanSupplier isClosed, ConnectionTrace trace, InputActivity activity) {
    long now = System.nanoTime();
    RateLimit rate = limits.rate();
    this.usual = new MessageRate(rate.messages(), rate.burst());
    this.used = usual;
    this.wanted = usual;
    this.messages = new TokenBucket(rate.messages(), rate.burst(), now);
    this.bytes = new TokenBucket(rate.bytes(), limits.burstBytes(), now);
    this.isLimited = !messages.isUnlimited() || !bytes.isUnlimited();
    this.isClosed = isClosed;
    this.trace = trace;
    this.activity = activity;
    this.goneWithinNanos = limits.goneWithin().toNanos();
  }

  /**
   * Sets how many messages a second this client may send, in place of the server's limit. A reader
   * that waits takes it within a second. Any thread.
   *
   * @param perSecond 0: the server's limit
   * @param burst how many it may send at once before that limits it
   */
  void setRate(int perSecond, int burst) {
    MessageRate next = perSecond == 0 ? usual : new MessageRate(perSecond, burst);
    if (!next.equals(wanted)) {
      wanted = next;
    }
  }

  /** Counts bytes that were read together. The only clock read while the client is slow enough. */
  void received(int count) {
    bytesOfTurn += count;
    if (isLimited || !used.equals(wanted)) {
      fill();
      bytes.take(count);
    }
  }

  /** Counts a request. */
  void receivedRequest() {
    messages.take(1);
  }

  /** Counts messages that the reader drops, such as empty lines: only their bytes cost. */
  void dropped(int count) {
    bytesOfTurn += (long) count * BYTES_PER_DROPPED;
  }

  boolean hasTooManyMessages() {
    return messages.isOverdrawn();
  }

  /** Returns whether the reader has worked so long that it must give way. */
  boolean isTurnOver() {
    return bytesOfTurn >= BYTES_PER_TURN;
  }

  /** The reader has waited for another thread, so other readers had their turn. */
  void hasGivenWay() {
    bytesOfTurn = 0;
  }

  /**
   * Nothing can be sent to the client any more. From now on, the reader waits for a limited time in
   * all. Any thread.
   */
  void clientIsGone() {
    isClientGone = true;
  }

  /**
   * Waits as long as the client has sent too much. The reader calls it before each read.
   *
   * @throws InterruptedException if the connection is closed meanwhile, or its client is gone for
   *     too long: what it sent too fast is then dropped
   */
  void await() throws InterruptedException {
    if (messages.isOverdrawn() || bytes.isOverdrawn()) {
      awaitTokens();
    } else if (isTurnOver()) {
      // Thread.yield() would let two such readers alternate on one carrier, and nobody else.
      LockSupport.parkNanos(1);
      hasGivenWay();
    }
  }

  private void awaitTokens() throws InterruptedException {
    trace.limited(messages.isOverdrawn() ? "rate" : "rate-bytes");
    fill();
    long nanos = nanosOverdrawn();
    while (nanos > 0) {
      sleep(nanos);
      fill();
      nanos = nanosOverdrawn();
    }
    hasGivenWay();
  }

  private void sleep(long nanos) throws InterruptedException {
    activity.entersArrears();
    try {
      long slept = Math.min(nanos, MAX_SLEEP_NANOS);
      TimeUnit.NANOSECONDS.sleep(slept);
      waitedSinceGoneNanos += isClientGone ? slept : 0;
    } finally {
      activity.leavesArrears();
    }
    if (isClosed.getAsBoolean() || waitedSinceGoneNanos > goneWithinNanos) {
      throw new InterruptedException("the client was gone while it was read at its rate");
    }
  }

  /** Waits while the client's costly requests have taken too much work. */
  void awaitWork(WorkBudget work) throws InterruptedException {
    long nanos = work.nanosOverdrawn(System.nanoTime());
    while (nanos > 0) {
      sleep(nanos);
      nanos = work.nanosOverdrawn(System.nanoTime());
    }
    hasGivenWay();
  }

  private void fill() {
    long now = System.nanoTime();
    messages.fill(now);
    bytes.fill(now);
    if (!used.equals(wanted)) {
      used = wanted;
      messages = messages.changed(used.perSecond(), used.burst(), now);
      isLimited = !messages.isUnlimited() || !bytes.isUnlimited();
    }
  }

  private long nanosOverdrawn() {
    return Math.max(messages.nanosOverdrawn(), bytes.nanosOverdrawn());
  }
}
