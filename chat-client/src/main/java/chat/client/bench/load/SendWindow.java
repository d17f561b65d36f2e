package chat.client.bench.load;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many more messages a sender may send before the next acknowledgement. The sender takes
 * places; its connection's receiver releases them. Closing the window ends all waiting.
 */
final class SendWindow {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final int size;
  // Guarded by lock.
  private int free;
  private boolean closed;
  private long closedAtNanos = Long.MAX_VALUE;

  SendWindow(int size) {
    this.size = size;
    this.free = size;
  }

  /** Waits for a free place and takes it; returns false once the window is closed. */
  boolean take() throws InterruptedException {
    lock.lock();
    try {
      while (free == 0 && !closed) {
        changed.await();
      }
      if (closed) {
        return false;
      }
      free--;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Takes a place if one is free, even in a closed window. */
  boolean tryTake() {
    lock.lock();
    try {
      boolean taken = free > 0;
      free -= taken ? 1 : 0;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Waits this long; returns false as soon as the window is closed. */
  boolean pause(long nanos) throws InterruptedException {
    long left = nanos;
    lock.lock();
    try {
      while (left > 0 && !closed) {
        left = changed.awaitNanos(left);
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** Releases the places of acknowledged messages. */
  void release(int count) {
    lock.lock();
    try {
      free += count;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Closes the window; the first call sets the time. */
  void close(long nanos) {
    lock.lock();
    try {
      if (!closed) {
        closed = true;
        closedAtNanos = nanos;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns when the window was closed, by the test's clock. */
  long closedAtNanos() {
    lock.lock();
    try {
      return closedAtNanos;
    } finally {
      lock.unlock();
    }
  }

  /** Returns how many messages are unacknowledged. */
  int unacknowledged() {
    lock.lock();
    try {
      return size - free;
    } finally {
      lock.unlock();
    }
  }
}
