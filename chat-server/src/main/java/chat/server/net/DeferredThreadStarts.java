package chat.server.net;

import chat.server.hub.peer.PendingWriters;
import chat.thread.ConnectionThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Starts the threads of connections: readers at once, writers together, from one thread.
 *
 * <p>One batch of the hub may start hundreds of writers. A virtual thread that a platform thread
 * starts may wake the carrier, which then competes with the hub for a core; one that a virtual
 * thread starts costs almost nothing. Any thread.
 */
public final class DeferredThreadStarts implements PendingWriters {
  private final ConnectionThreads threads;
  private final ReentrantLock lock = new ReentrantLock();
  // Guarded by lock.
  private List<Runnable> deferred = new ArrayList<>();

  public DeferredThreadStarts(ConnectionThreads threads) {
    this.threads = threads;
  }

  /** Returns how long a writer waits for something to write before it ends. */
  Duration writerIdle() {
    // Starting a virtual thread costs no more than waking one, and an idle one takes memory. A
    // platform thread is expensive to start, so an idle one stays.
    return threads.areVirtual() ? Duration.ZERO : Duration.ofDays(1_000);
  }

  /**
   * Starts a thread now.
   *
   * @throws IllegalStateException if the system has no more threads
   */
  void start(String name, Runnable task) {
    threads.start(name, task);
  }

  /** Adds an action that starts a thread; the next {@link #startAll} runs it. */
  void defer(Runnable start) {
    lock.lock();
    try {
      deferred.add(start);
    } finally {
      lock.unlock();
    }
  }

  /** Runs what was deferred. Every caller that may cause a deferred start calls this soon after. */
  @Override
  public void startAll() {
    List<Runnable> starts = take();
    if (starts.size() <= 1) {
      starts.forEach(Runnable::run);
      return;
    }
    try {
      threads.start("starter", () -> starts.forEach(Runnable::run));
    } catch (IllegalStateException e) {
      // The system has no more threads. Each start fails for itself, and closes its connection.
      starts.forEach(Runnable::run);
    }
  }

  private List<Runnable> take() {
    lock.lock();
    try {
      if (deferred.isEmpty()) {
        return List.of();
      }
      List<Runnable> taken = deferred;
      deferred = new ArrayList<>();
      return taken;
    } finally {
      lock.unlock();
    }
  }
}
