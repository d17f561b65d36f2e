package chat.client.bench;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many more messages one sender may send unacknowledged: taken from by the sender, given to by
 * the reader of its connection. Closed when the run is over, which ends all waiting.
 */
final class Window {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final int size;
  private int free; // guarded by lock, as is closed
  private boolean closed;

  Window(int size) {
    this.size = size;
    this.free = size;
  }

  /** Waits for a place; false if the run is over. */
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

  /** Takes a place if there is one, also when the run is over. */
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

  /** Lets time pass; false if the run is over. */
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

  /** So many messages were acknowledged. */
  void give(int count) {
    lock.lock();
    try {
      free += count;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How many messages are unacknowledged. */
  int taken() {
    lock.lock();
    try {
      return size - free;
    } finally {
      lock.unlock();
    }
  }
}
