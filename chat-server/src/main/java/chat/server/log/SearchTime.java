package chat.server.log;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * The time that a search has worked, apart from what it waited for its turn: a step ends after a
 * few milliseconds, and the search after two seconds. One thread at a time.
 */
public final class SearchTime {
  /** How long a step works: others wait at most that long for a thread. */
  public static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /** How long a search works in all its steps. */
  public static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final LongSupplier nanoTime;
  private long stepStart;
  private long earlierSteps;
  private long turnStart;

  /**
   * The time of a search that has not begun.
   *
   * @param nanoTime nanoseconds since an arbitrary origin, like {@link System#nanoTime}
   */
  public SearchTime(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  public void beginStep() {
    stepStart = nanoTime.getAsLong();
    turnStart = stepStart;
  }

  public void endStep() {
    earlierSteps += ofStep();
  }

  /** Returns whether the current step has worked for long enough. */
  public boolean isStepOver() {
    return ofStep() >= STEP_NANOS;
  }

  /**
   * Lets other threads run if it has worked for a millisecond since it last did: a virtual thread
   * is never preempted.
   */
  public void letOthersRun() {
    long now = nanoTime.getAsLong();
    if (now - turnStart >= TURN_NANOS) {
      // Thread.yield() would let two searches alternate on one carrier, and nobody else.
      LockSupport.parkNanos(1);
      turnStart = nanoTime.getAsLong();
      stepStart += turnStart - now;
    }
  }

  /** Returns whether the search has worked for a part of what it may, during a step. */
  public boolean isUsed(int percent) {
    return earlierSteps + ofStep() >= LIMIT_NANOS / 100 * percent;
  }

  private long ofStep() {
    return nanoTime.getAsLong() - stepStart;
  }
}
