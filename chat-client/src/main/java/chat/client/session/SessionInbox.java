package chat.client.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The events that wait for the session thread. Those who put one in wait while it is full: that is
 * how a session that waits for its views slows the reader and the stdin thread.
 */
final class SessionInbox {
  /** A batch each of up to what one read from the socket brings. */
  private static final int MAX_WAITING = 64;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Consumer<ClientSession>> waiting =
      new ArrayDeque<>(); // guarded by lock, as is closed
  private boolean closed;

  /** Puts an event in, after waiting for capacity. Returns false if the session is over. */
  boolean put(Consumer<ClientSession> event) {
    lock.lock();
    try {
      while (waiting.size() >= MAX_WAITING && !closed) {
        changed.awaitUninterruptibly();
      }
      if (!closed) {
        waiting.addLast(event);
        changed.signalAll();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** Puts an event before all others, without waiting. */
  void putFirst(Consumer<ClientSession> event) {
    lock.lock();
    try {
      waiting.addFirst(event);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for an event, at most this long; empty if none came. */
  Optional<Consumer<ClientSession>> take(OptionalLong limitNanos) throws InterruptedException {
    lock.lock();
    try {
      long left = limitNanos.orElse(Long.MAX_VALUE);
      while (waiting.isEmpty() && left > 0) {
        left = changed.awaitNanos(left);
      }
      Optional<Consumer<ClientSession>> event = Optional.ofNullable(waiting.pollFirst());
      changed.signalAll();
      return event;
    } finally {
      lock.unlock();
    }
  }

  /** The session is over: takes nothing more. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
