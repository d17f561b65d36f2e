package chat.server.net.memory;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The connections that wait for capacity of the budget, in the order of arrival: only the first
 * tries, so that one who wants much is not overtaken by many who want little. Any thread.
 */
final class CapacityQueue {
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(5);

  private record Waiter(ConnectionMemory owner, Condition woken, long sinceNanos) {}

  private final ReentrantLock lock = new ReentrantLock();
  // Guarded by lock; readers of isEmpty may see an old value.
  private final Deque<Waiter> waiters = new ArrayDeque<>();
  private volatile boolean isEmpty = true;

  /**
   * Waits until the budget has capacity for a tally's growth, and counts it.
   *
   * @return false if the connection ended first; then nothing is counted
   */
  boolean acquire(ConnectionMemory owner, Tally tally, long bytes) throws InterruptedException {
    if (isEmpty && tally.trySet(bytes)) {
      return true;
    }
    lock.lockInterruptibly();
    try {
      Waiter waiter = new Waiter(owner, lock.newCondition(), System.nanoTime());
      waiters.add(waiter);
      isEmpty = false;
      try {
        return awaitCapacity(waiter, tally, bytes);
      } finally {
        leave(waiter);
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean awaitCapacity(Waiter waiter, Tally tally, long bytes)
      throws InterruptedException {
    while (!waiter.owner().hasEnded()) {
      if (!waiter.equals(waiters.peek())) {
        waiter.woken().await();
      } else if (tally.trySet(bytes)) {
        return true;
      } else {
        waiter.woken().awaitNanos(BETWEEN_TRIES.toNanos());
      }
    }
    return false;
  }

  private void leave(Waiter waiter) {
    waiters.remove(waiter);
    isEmpty = waiters.isEmpty();
    if (!isEmpty) {
      waiters.peek().woken().signal();
    }
  }

  /** Wakes the threads of a connection that has ended. */
  void wake(ConnectionMemory ended) {
    if (isEmpty) {
      return;
    }
    lock.lock();
    try {
      waiters.stream().filter(waiter -> waiter.owner() == ended).forEach(w -> w.woken().signal());
    } finally {
      lock.unlock();
    }
  }

  /** Returns since when the first one waits; empty if nobody does. */
  OptionalLong waitingSinceNanos() {
    lock.lock();
    try {
      return waiters.isEmpty()
          ? OptionalLong.empty()
          : OptionalLong.of(waiters.peek().sinceNanos());
    } finally {
      lock.unlock();
    }
  }
}
