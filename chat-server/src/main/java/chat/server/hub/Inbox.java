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
  private long bytes;
  private long parkedBytes;
  private long added;
  private boolean closed;

  /**
   * Adds a task; waits while the inbox is full. A task of any size fits into an empty inbox.
   *
   * @return false if the inbox is closed; then the task was dropped
   */
  boolean put(Task task) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed && bytes + parkedBytes > 0 && bytes + parkedBytes + task.bytes() > MAX_BYTES) {
        taken.await();
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
      if (parked < parkedBytes) {
        taken.signalAll();
      }
      parkedBytes = parked;
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
      }
      return batch;
    } finally {
      lock.unlock();
    }
  }
}
