package chat.client.ui.screen;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jline.terminal.Size;

/**
 * A window that is being dragged has many sizes, each gone before something could be drawn for it;
 * only the last one is drawn for. Guarded by the lock given.
 */
final class Resizing {
  /** A window that has kept its size for so long is not being dragged. */
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

  /** Whether the window is another than what was drawn for, and that was not known. */
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

  /** Waits, with the lock free for others, until the window keeps its size; false if it did. */
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
