package chat.client.net;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;

/** How long the server takes to answer: a ping at a time. Any thread. */
final class Lag {
  /** Tells the answer to this from other answers. */
  static final String TOKEN = "lag";

  private final ReentrantLock lock = new ReentrantLock();
  private OptionalLong askedNanos = OptionalLong.empty(); // guarded by lock

  /** Begins to wait. False if an answer is waited for already. */
  boolean ask() {
    lock.lock();
    try {
      boolean asks = askedNanos.isEmpty();
      if (asks) {
        askedNanos = OptionalLong.of(System.nanoTime());
      }
      return asks;
    } finally {
      lock.unlock();
    }
  }

  /** How long an answer has been waited for; nothing if none is. */
  Duration waiting() {
    lock.lock();
    try {
      return askedNanos.isPresent()
          ? Duration.ofNanos(System.nanoTime() - askedNanos.getAsLong())
          : Duration.ZERO;
    } finally {
      lock.unlock();
    }
  }

  /** The answer came, or will not come any more; how long it was waited for. */
  Duration end() {
    lock.lock();
    try {
      Duration took = waiting();
      askedNanos = OptionalLong.empty();
      return took;
    } finally {
      lock.unlock();
    }
  }
}
