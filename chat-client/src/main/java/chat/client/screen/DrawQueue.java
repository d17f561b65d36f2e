package chat.client.screen;

import chat.client.screen.page.Unread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jline.utils.AttributedString;

/**
 * What is to be drawn: the session thread adds it, the keyboard thread notes what the person did,
 * the screen thread takes it. Its lock is held for memory work only.
 */
public final class DrawQueue implements ScreenOutput {
  static final int MAX_WAITING_LINES = 10_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private List<AttributedString> lines = new ArrayList<>(); // guarded by lock, as all below
  private OptionalInt clearAt = OptionalInt.empty();
  private boolean ring;
  private Optional<ScreenState> published = Optional.empty();
  private int answered;
  private Unread seen = Unread.NONE;
  private Optional<String> remark = Optional.empty();
  private boolean isDue;
  private boolean isOver;

  /** Adds lines. Any thread; never waits. */
  @Override
  public void print(List<AttributedString> more) {
    update(() -> lines.addAll(more));
  }

  @Override
  public void clear() {
    update(() -> clearAt = OptionalInt.of(lines.size()));
  }

  @Override
  public void ring() {
    update(() -> ring = true);
  }

  @Override
  public void publish(ScreenState state) {
    update(() -> published = Optional.of(state));
  }

  @Override
  public void awaitRoom() {
    lock.lock();
    try {
      while (lines.size() > MAX_WAITING_LINES && !isOver) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns what the session thread published last. Any thread. */
  public ScreenState state() {
    lock.lock();
    try {
      return published.orElse(ScreenState.STARTING);
    } finally {
      lock.unlock();
    }
  }

  /** A key was pressed: the printed messages count as seen, and the remark goes. Never waits. */
  public void touched() {
    lock.lock();
    try {
      Unread printed = published.orElse(ScreenState.STARTING).printed();
      if (printed.minus(seen).messages() > 0 || remark.isPresent()) {
        seen = printed;
        remark = Optional.empty();
        drawSoon();
      }
    } finally {
      lock.unlock();
    }
  }

  /** A line was entered: it answers the question, if there is one. Never waits. */
  public void entered() {
    update(() -> answered = published.orElse(ScreenState.STARTING).question().number());
  }

  /** Shows a sentence below the line until the next key. Never waits. */
  public void remark(String sentence) {
    update(() -> remark = Optional.of(sentence));
  }

  /** Has everything drawn again, for the window's size may have changed. Never waits. */
  public void redraw() {
    update(() -> {});
  }

  /** Ends the drawing, once all that was added is drawn. Any thread. */
  public void end() {
    lock.lock();
    try {
      isOver = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until something is to be drawn, at most this long, but in any case until the session's
   * first state is known. Returns false once the drawing ends.
   */
  boolean await(Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      while (published.isEmpty() && !isOver) {
        changed.await();
      }
      long left = atMost.toNanos();
      while (!isDue && !isOver && left > 0) {
        left = changed.awaitNanos(left);
      }
      return !isOver;
    } finally {
      lock.unlock();
    }
  }

  /** Takes what is to be drawn now. */
  Frame take() {
    lock.lock();
    try {
      ScreenState state = published.orElse(ScreenState.STARTING);
      boolean isAnswered = answered >= state.question().number();
      Frame frame = new Frame(lines, clearAt, ring, state, isAnswered, seen, remark);
      lines = new ArrayList<>();
      clearAt = OptionalInt.empty();
      ring = false;
      isDue = false;
      changed.signalAll();
      return frame;
    } finally {
      lock.unlock();
    }
  }

  private void update(Runnable change) {
    lock.lock();
    try {
      change.run();
      drawSoon();
    } finally {
      lock.unlock();
    }
  }

  private void drawSoon() {
    isDue = true;
    changed.signalAll();
  }
}
