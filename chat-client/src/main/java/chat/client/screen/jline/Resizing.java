package chat.client.screen.jline;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jline.terminal.Size;

/**
 * Whether the window is being resized. Dragged, it has many sizes, each gone before anything is
 * drawn for it, so that only the last one is drawn for. Guarded by the editor's lock.
 */
final class Resizing {
  /** A window that keeps its size for this long is not being dragged. */
  private static final Duration CALM = Duration.ofMillis(100);

  private final Condition never;
  private boolean isOn;
  private long lastNanos;

  Resizing(ReentrantLock lock) {
    never = lock.newCondition();
  }

  /** The window has another size now. */
  void goesOn() {
    isOn = true;
    lastNanos = System.nanoTime();
  }

  /** Returns whether the size differs from the one drawn for, and that is news. */
  boolean begins(Size drawnFor, Size now) {
    boolean begins = !isOn && !drawnFor.equals(now);
    if (begins) {
      goesOn();
    }
    return begins;
  }

  boolean isOn() {
    return isOn;
  }

  /** Waits, with the lock released, until the window keeps its size. Returns false if it did. */
  boolean awaitEnd() {
    boolean was = isOn;
    try {
      long left = CALM.toNanos() - (System.nanoTime() - lastNanos);
      while (isOn && left > 0) {
        never.awaitNanos(left);
        left = CALM.toNanos() - (System.nanoTime() - lastNanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    isOn = false;
    return was;
  }
}
