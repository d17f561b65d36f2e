package chat.client.net;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The pauses between the attempts to come back. Whoever runs the links waits here; any thread may
 * cut a pause short.
 */
final class Outage {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Random random = new Random();
  private final Retry retry;
  private final Optional<Duration> giveUp;
  private final LongSupplier nanoTime;
  private long sinceNanos; // as attempts, of whoever runs the links
  private int attempts;
  private boolean hurry; // guarded by lock, as is over
  private boolean over;

  /**
   * None yet.
   *
   * @param giveUp how long to go on; empty: for ever
   * @param nanoTime what time it is, in nanoseconds since any moment
   */
  Outage(Retry retry, Optional<Duration> giveUp, LongSupplier nanoTime) {
    this.retry = retry;
    this.giveUp = giveUp;
    this.nanoTime = nanoTime;
    this.sinceNanos = nanoTime.getAsLong();
  }

  /** It begins now. */
  void begin() {
    sinceNanos = nanoTime.getAsLong();
    attempts = 0;
  }

  /**
   * Waits until it is time for the next attempt.
   *
   * @param told told how long that will be
   * @return false if there is to be none
   */
  boolean pause(Consumer<Duration> told) throws InterruptedException {
    long pauseNanos = retry.pause(attempts++, random).toNanos();
    if (giveUp.isPresent()) {
      long left = giveUp.get().toNanos() - (nanoTime.getAsLong() - sinceNanos);
      if (left <= 0) {
        return false;
      }
      pauseNanos = Math.min(pauseNanos, left);
    }
    told.accept(Duration.ofNanos(pauseNanos));
    return await(pauseNanos);
  }

  /** The next attempt is to be made at once. */
  void hurry() {
    update(() -> hurry = true);
  }

  /** No attempt is to be made any more. */
  void end() {
    update(() -> over = true);
  }

  boolean isOver() {
    lock.lock();
    try {
      return over;
    } finally {
      lock.unlock();
    }
  }

  private boolean await(long nanos) throws InterruptedException {
    long left = nanos;
    lock.lock();
    try {
      while (!hurry && !over && left > 0) {
        left = changed.awaitNanos(left);
      }
      hurry = false;
      return !over;
    } finally {
      lock.unlock();
    }
  }

  private void update(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
