package chat.server.hub;

import chat.server.hub.peer.Session;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The hub's queue of tasks, bounded in bytes. Readers block in {@link #put} while it is full, so
 * that TCP slows their clients; the hub takes tasks in batches.
 */
final class Inbox {
  private static final long MAX_BYTES = 8L << 20;
  private static final long MAX_BATCH_BYTES = 256L << 10;

  /** An action for the hub's thread, and the session that it concerns, if it is only one. */
  record Task(Optional<Session> session, int bytes, Runnable action) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition hasTasks = lock.newCondition();
  private final Condition taken = lock.newCondition();
  // Guarded by lock.
  private final Queue<Task> tasks = new ArrayDeque<>();
  // One for each thread that waits for capacity, in the order of arrival.
  private final Queue<Condition> waiting = new ArrayDeque<>();
  private long bytes;
  private long parkedBytes;
  private long added;
  private boolean closed;

  /**
   * Adds a task; waits while the inbox is full, behind those who wait already: many small tasks
   * would else never leave capacity for a large one. A task of any size fits into an empty inbox.
   *
   * @return false if the inbox is closed; then the task was dropped
   */
  boolean put(Task task) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (!waiting.isEmpty() || !fits(task)) {
        awaitCapacity(task);
      }
      if (closed) {
        return false;
      }
      add(task);
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean fits(Task task) {
    long used = bytes + parkedBytes;
    return used == 0 || used + task.bytes() <= MAX_BYTES;
  }

  private void awaitCapacity(Task task) throws InterruptedException {
    Condition turn = lock.newCondition();
    waiting.add(turn);
    try {
      while (!closed && !(turn.equals(waiting.peek()) && fits(task))) {
        turn.await();
      }
    } finally {
      waiting.remove(turn);
      // The next one sees what this one adds, since this one holds the lock until then.
      wakeNext();
    }
  }

  private void wakeNext() {
    if (!waiting.isEmpty()) {
      waiting.element().signal();
    }
  }

  /** Adds a task even if the inbox is full; returns false if it is closed. */
  boolean putAtOnce(Task task) {
    lock.lock();
    try {
      if (!closed) {
        add(task);
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private void add(Task task) {
    tasks.add(task);
    added++;
    bytes += task.bytes();
    hasTasks.signal();
  }

  /** Returns the bytes that wait. */
  long bytes() {
    lock.lock();
    try {
      return bytes + parkedBytes;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the hub has taken all tasks that are in the inbox now. */
  void awaitTaken() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long last = added;
      // The hub takes tasks in the order in which they were added.
      while (!closed && added - tasks.size() < last) {
        taken.await();
      }
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      taken.signalAll();
      waiting.forEach(Condition::signal);
    } finally {
      lock.unlock();
    }
  }

  /** Closes the inbox, and removes and returns all tasks that it has. */
  List<Task> drain() {
    lock.lock();
    try {
      List<Task> rest = List.copyOf(tasks);
      tasks.clear();
      bytes = 0;
      close();
      return rest;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes the next batch of tasks; empty if none arrives before the timeout.
   *
   * @param parked how many bytes of tasks taken earlier are not carried out yet: they count, too
   */
  List<Task> take(Duration timeout, long parked) throws InterruptedException {
    long nanos = timeout.toNanos();
    lock.lockInterruptibly();
    try {
      parkedBytes = parked;
      wakeNext();
      while (tasks.isEmpty() && nanos > 0) {
        nanos = hasTasks.awaitNanos(nanos);
      }
      List<Task> batch = new ArrayList<>();
      long size = 0;
      while (!tasks.isEmpty() && size < MAX_BATCH_BYTES) {
        size += tasks.peek().bytes();
        batch.add(tasks.remove());
      }
      bytes -= size;
      if (size > 0) {
        taken.signalAll();
        wakeNext();
      }
      return batch;
    } finally {
      lock.unlock();
    }
  }
}
