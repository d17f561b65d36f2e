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
  /** Far more than what arrives at once; a server may send frames that are larger. */
  private static final int MAX_BYTES = 8 << 20;

  /** What an event counts at least, so that 64 small ones fill the inbox. */
  private static final int MIN_EVENT_BYTES = MAX_BYTES / 64;

  private record Waiting(Consumer<ClientSession> event, int bytes) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Waiting> waiting = new ArrayDeque<>(); // guarded by lock, as all below
  private long bytes;
  private boolean closed;

  /** Puts a small event in, after waiting for capacity. Returns false if the session is over. */
  boolean put(Consumer<ClientSession> event) {
    return put(event, 0);
  }

  /**
   * Puts an event in, after waiting for capacity. An empty inbox has capacity for any event.
   *
   * @param size what the event holds in memory, in bytes
   * @return false if the session is over
   */
  boolean put(Consumer<ClientSession> event, int size) {
    int counted = Math.max(size, MIN_EVENT_BYTES);
    lock.lock();
    try {
      while (bytes > 0 && bytes + counted > MAX_BYTES && !closed) {
        changed.awaitUninterruptibly();
      }
      if (!closed) {
        waiting.addLast(new Waiting(event, counted));
        bytes += counted;
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
      waiting.addFirst(new Waiting(event, 0));
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
      Optional<Waiting> first = Optional.ofNullable(waiting.pollFirst());
      bytes -= first.map(Waiting::bytes).orElse(0);
      changed.signalAll();
      return first.map(Waiting::event);
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
