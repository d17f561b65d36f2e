package chat.client.ui.screen;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jline.utils.AttributedString;

/**
 * Gathers what is to be drawn, and has it drawn in few strokes, however much comes: the line being
 * typed moves once for many messages. Its own thread, "screen", runs it.
 */
final class Painter implements Runnable {
  /** What a stroke draws on. */
  interface Surface {
    /**
     * Prints lines above the one being typed, and draws all else anew that has changed.
     *
     * @return when to look again at the latest, for there are clocks on it
     */
    Duration draw(List<AttributedString> lines, boolean ring);
  }

  /** While more than this waits, the server has to: a terminal may be slow, or be stopped. */
  static final int MAX_WAITING_LINES = 10_000;

  /** Between two strokes; nobody sees more of them. */
  private static final Duration PAUSE = Duration.ofMillis(15);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Surface surface;
  private List<AttributedString> waiting = new ArrayList<>(); // guarded by lock, as all below
  private boolean ring;
  private boolean isDue;
  private boolean over;

  Painter(Surface surface) {
    this.surface = surface;
  }

  /** Waits while too much is to be drawn; with no lock held that drawing may need. */
  void awaitRoom() {
    lock.lock();
    try {
      while (waiting.size() > MAX_WAITING_LINES && !over) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Brings lines to be printed. Never waits: whoever brings them may hold a lock. */
  void print(List<AttributedString> lines) {
    update(
        () -> {
          waiting.addAll(lines);
          isDue = true;
        });
  }

  void ring() {
    update(
        () -> {
          ring = true;
          isDue = true;
        });
  }

  /** Something beside the messages is to be drawn anew. */
  void changed() {
    print(List.of());
  }

  /** What was brought is still drawn, then no more is, and the thread ends. */
  void end() {
    update(() -> over = true);
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

  @Override
  public void run() {
    try {
      Duration soon = Duration.ZERO;
      while (await(soon)) {
        soon = stroke();
        Thread.sleep(PAUSE.toMillis());
      }
      stroke();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      // The terminal is closed, and there is nothing to draw on.
    }
  }

  /** False once it is over. */
  private boolean await(Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (!isDue && !over && left > 0) {
        left = changed.awaitNanos(left);
      }
      return !over;
    } finally {
      lock.unlock();
    }
  }

  private Duration stroke() {
    List<AttributedString> lines;
    boolean rings;
    lock.lock();
    try {
      lines = waiting;
      waiting = new ArrayList<>();
      rings = ring;
      ring = false;
      isDue = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    return surface.draw(lines, rings);
  }
}
