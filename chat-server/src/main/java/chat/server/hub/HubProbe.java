package chat.server.hub;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Finds out whether the hub's thread carries out tasks. At most one task of a probe is in the
 * inbox, however many callers ask. Any thread but the hub's.
 */
final class HubProbe {
  private final Inbox inbox;
  private final ReentrantLock lock = new ReentrantLock();
  // Guarded by lock.
  private CountDownLatch answered = new CountDownLatch(0);
  private boolean hasEnded;

  HubProbe(Inbox inbox) {
    this.inbox = inbox;
  }

  /** Returns whether the hub carries out a task, put behind all others, before the limit. */
  boolean answersWithin(Duration limit) throws InterruptedException {
    Optional<CountDownLatch> asked = ask();
    return asked.isPresent()
        && asked.get().await(limit.toNanos(), TimeUnit.NANOSECONDS)
        && !hasEnded();
  }

  /** Lets callers no longer wait: the hub has ended, and may have dropped the task. */
  void end() {
    lock.lock();
    try {
      hasEnded = true;
      answered.countDown();
    } finally {
      lock.unlock();
    }
  }

  private boolean hasEnded() {
    lock.lock();
    try {
      return hasEnded;
    } finally {
      lock.unlock();
    }
  }

  /** Returns what the hub counts down; empty if it has stopped. */
  private Optional<CountDownLatch> ask() {
    lock.lock();
    try {
      if (answered.getCount() == 0) {
        CountDownLatch asked = new CountDownLatch(1);
        if (!inbox.putAtOnce(new Inbox.Task(Optional.empty(), 0, asked::countDown))) {
          return Optional.empty();
        }
        answered = asked;
      }
      return Optional.of(answered);
    } finally {
      lock.unlock();
    }
  }
}
