package chat.server.net;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Threads that are to start, together. A batch of the hub's makes writers start by the hundred;
 * from outside, each virtual thread that starts may wake the one that runs them all, which would
 * then take turns with the hub. From inside, that costs next to nothing. Any thread.
 */
public final class Starts {
  private final Threads threads;
  private final ReentrantLock lock = new ReentrantLock();
  // Guarded by lock.
  private List<Runnable> due = new ArrayList<>();

  public Starts(Threads threads) {
    this.threads = threads;
  }

  /** To be run with the next {@link #flush}, which has to come soon. */
  void add(Runnable start) {
    lock.lock();
    try {
      due.add(start);
    } finally {
      lock.unlock();
    }
  }

  /** Runs what was added since. */
  public void flush() {
    List<Runnable> now = take();
    if (now.size() > 1 && threads.areVirtual()) {
      threads.start("starter", () -> now.forEach(Runnable::run));
    } else {
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
