package chat.client.net;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Decides once which wire is spoken. The reader thread chooses frames when the server greets as a
 * chat server; the thread that has something to send waits here, and chooses text when the server
 * has shown that it is none, by a line or by silence.
 */
final class WireChoice {
  private static final int CONNECT_TIMES = 4;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final long silenceNanos;
  private Wire wire = Wire.UNDECIDED; // guarded by lock, as are all below
  private boolean sawLine;
  private boolean ended;
  private long lastByteNanos = System.nanoTime();

  /** Undecided: on a slow network, the silence that counts is longer. */
  WireChoice(Duration silence, Duration connectTook) {
    silenceNanos = Math.max(silence.toNanos(), CONNECT_TIMES * connectTook.toNanos());
  }

  /** Text from the start. */
  static WireChoice text() {
    WireChoice choice = new WireChoice(Duration.ZERO, Duration.ZERO);
    choice.wire = Wire.TEXT;
    return choice;
  }

  Duration silence() {
    return Duration.ofNanos(silenceNanos);
  }

  Wire wire() {
    lock.lock();
    try {
      return wire;
    } finally {
      lock.unlock();
    }
  }

  /** The reader got bytes. */
  void received() {
    update(() -> lastByteNanos = System.nanoTime());
  }

  /** The reader got a whole line that is no chat server's greeting. */
  void plainLine() {
    update(() -> sawLine = true);
  }

  /** The link ended; nobody need wait any more. */
  void end() {
    update(() -> ended = true);
  }

  /** A chat server greeted. False if text was sent before that: then it stays text. */
  boolean frames() {
    update(() -> wire = wire == Wire.UNDECIDED ? Wire.FRAMES : wire);
    return wire() == Wire.FRAMES;
  }

  /** Waits until it is decided what to send in; undecided if the link ended before it was. */
  Wire await() throws InterruptedException {
    lock.lock();
    try {
      while (wire == Wire.UNDECIDED && !ended) {
        long left = sawLine ? 0 : lastByteNanos + silenceNanos - System.nanoTime();
        if (left <= 0) {
          wire = Wire.TEXT;
        } else {
          changed.awaitNanos(left);
        }
      }
      return wire;
    } finally {
      lock.unlock();
    }
  }

  private void update(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
