package chat.server.hub;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for the hub, bounded in bytes. Readers block in {@link #put} when it is full, so that
 * TCP slows their clients down; the hub takes in batches.
 */
final class Inbox {
  private static final long MAX_BYTES = 8L << 20;
  private static final long MAX_BATCH_BYTES = 256L << 10;

  /** Something to do on the hub's thread, for the sake of one session or of all. */
  record Task(Optional<Session> session, int bytes, Runnable action) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition hasTasks = lock.newCondition();
  private final Condition wereTaken = lock.newCondition();
  // Guarded by lock.
  private final Queue<Task> tasks = new ArrayDeque<>();
  private long bytes;
  private long added;
  private boolean closed;

  /**
   * Waits for space; a task of any size goes into an empty inbox.
   *
   * @return false once the inbox is closed: nobody is there for the task, and it was dropped
   */
  boolean put(Task task) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed && bytes > 0 && bytes + task.bytes() > MAX_BYTES) {
        wereTaken.await();
      }
      if (closed) {
        return false;
      }
      tasks.add(task);
      added++;
      bytes += task.bytes();
      hasTasks.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the hub has taken all that is in the inbox now. */
  void awaitTaken() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long last = added;
      // All but those that are still here were taken, in the order they were added.
      while (!closed && added - tasks.size() < last) {
        wereTaken.await();
      }
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      wereTaken.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The next tasks, of about one batch; none if there is nothing within the time given. */
  List<Task> take(Duration patience) throws InterruptedException {
    long nanos = patience.toNanos();
    lock.lockInterruptibly();
    try {
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
        wereTaken.signalAll();
      }
      return batch;
    } finally {
      lock.unlock();
    }
  }
}
