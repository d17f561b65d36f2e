package chat.server.net;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.function.BooleanSupplier;

/**
 * Whether an outbox's writer runs: starts one when something is queued, and lets it end after it
 * was idle for some time. There are never two. Guarded by the outbox's lock.
 */
final class WriterLifecycle {
  private final Condition changed;
  private final long idleNanos;
  private final Runnable start;
  private final BooleanSupplier hasWork;
  private boolean held;
  private boolean running;
  private boolean writing;

  /**
   * No writer runs yet.
   *
   * @param changed a condition of the outbox's lock
   * @param idle how long a writer waits for something to write before it ends
   * @param start requests the start of a writer; must not block, since it runs under the lock
   * @param hasWork whether a writer has something to do, also if that is to end
   */
  WriterLifecycle(Condition changed, Duration idle, Runnable start, BooleanSupplier hasWork) {
    this.changed = changed;
    this.idleNanos = idle.toNanos();
    this.start = start;
    this.hasWork = hasWork;
  }

  /** Lets the writer take nothing, and start none, until {@link #release}. */
  void hold() {
    held = true;
  }

  /** Lets the writer take what was queued meanwhile. */
  void release() {
    held = false;
    if (hasWork.getAsBoolean()) {
      wake();
    }
  }

  /** Wakes the writer, or starts one. */
  void wake() {
    if (held) {
      return;
    }
    if (running) {
      changed.signal();
    } else {
      running = true;
      start.run();
    }
  }

  /**
   * Waits until there is work, or the writer has been idle long enough to end. The writer.
   *
   * @return whether there is work
   */
  boolean awaitWork() throws InterruptedException {
    long nanos = idleNanos;
    while ((held || !hasWork.getAsBoolean()) && nanos > 0) {
      nanos = changed.awaitNanos(nanos);
    }
    return !held && hasWork.getAsBoolean();
  }

  /** The writer ends; the next {@link #wake} starts another. */
  void end() {
    running = false;
  }

  /** Returns whether the writer has taken chunks that may not be written yet. */
  boolean isWriting() {
    return writing;
  }

  void setWriting(boolean writing) {
    this.writing = writing;
  }

  /** The outbox is closed: wakes a writer that waits. */
  void close() {
    writing = false;
    held = false;
    changed.signal();
  }
}
