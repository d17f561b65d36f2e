package chat.server.net.memory;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The connections that wait for capacity of the budget, in the order of arrival: only the first
 * tries, so that one who wants much is not overtaken by many who want little. Any thread.
 */
final class CapacityQueue {
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(5);

  /**
   * Who is served next.
   *
   * @param owner the connection that waits
   * @param wantedBytes by how much it wants to hold more
   * @param sinceNanos when it began to wait
   */
  record Head(ConnectionMemory owner, long wantedBytes, long sinceNanos) {}

  private record Waiter(Head head, Condition woken) {}

  private final ReentrantLock lock = new ReentrantLock();
  // Guarded by lock; readers of isEmpty may see an old value.
  private final Deque<Waiter> waiters = new ArrayDeque<>();
  private volatile boolean isEmpty = true;

  /**
   * Waits until the budget has capacity for a tally's growth, and counts it.
   *
   * @return false if the connection is abandoned first; then nothing is counted
   */
  boolean acquire(ConnectionMemory owner, Tally tally, long bytes) throws InterruptedException {
    if (isEmpty && tally.trySet(bytes)) {
      return true;
    }
    lock.lockInterruptibly();
    try {
      Head head = new Head(owner, bytes - tally.settled(), System.nanoTime());
      Waiter waiter = new Waiter(head, lock.newCondition());
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
    while (!waiter.head().owner().isAbandoned()) {
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

  /** Wakes the threads of a connection that is abandoned. */
  void wake(ConnectionMemory abandoned) {
    if (isEmpty) {
      return;
    }
    lock.lock();
    try {
      waiters.stream()
          .filter(waiter -> waiter.head().owner() == abandoned)
          .forEach(w -> w.woken().signal());
    } finally {
      lock.unlock();
    }
  }

  /** Returns who is served next; empty if nobody waits. */
  Optional<Head> head() {
    lock.lock();
    try {
      return Optional.ofNullable(waiters.peek()).map(Waiter::head);
    } finally {
      lock.unlock();
    }
  }
}
