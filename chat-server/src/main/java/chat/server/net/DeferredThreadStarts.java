package chat.server.net;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Starts the threads of connections: readers at once, writers together with others.
 *
 * <p>A batch of the hub's makes writers start by the hundred. From outside, each virtual thread
 * that starts may wake the one that runs them all, which would then take turns with the hub; from
 * inside, that costs next to nothing. Any thread.
 */
public final class DeferredThreadStarts {
  private final Threads threads;
  private final ReentrantLock lock = new ReentrantLock();
  // Guarded by lock.
  private List<Runnable> due = new ArrayList<>();

  public DeferredThreadStarts(Threads threads) {
    this.threads = threads;
  }

  /** How long a writer that has nothing to do waits for more before it ends. */
  Duration rest() {
    return threads.rest();
  }

  /**
   * Starts a thread now.
   *
   * @throws IllegalStateException if the system has no more threads
   */
  void start(String name, Runnable task) {
    threads.start(name, task);
  }

  /** Something that starts a thread, to be run with the next {@link #flush}. */
  void add(Runnable start) {
    lock.lock();
    try {
      due.add(start);
    } finally {
      lock.unlock();
    }
  }

  /** Runs what was added since. To be called soon after whatever may add something. */
  public void flush() {
    List<Runnable> now = take();
    if (now.size() <= 1) {
      now.forEach(Runnable::run);
      return;
    }
    try {
      threads.start("starter", () -> now.forEach(Runnable::run));
    } catch (IllegalStateException e) {
      // No thread for that; each of them finds out for itself, and has somebody to tell.
      now.forEach(Runnable::run);
    }
  }

  private List<Runnable> take() {
    lock.lock();
    try {
      if (due.isEmpty()) {
        return List.of();
      }
      List<Runnable> taken = due;
      due = new ArrayList<>();
      return taken;
    } finally {
      lock.unlock();
    }
  }
}
