package chat.client.ui.screen;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Does with an output what any thread asks for, one after the other in the order in which it was
 * asked for, and without a lock: a terminal may be slow, and whoever types holds it while asking.
 * The thread that finds nobody at it does all that waits, its own and what others add meanwhile.
 */
final class Turns {
  /** Room for what is asked for while the terminal is slow; beyond it, the server has to wait. */
  static final int MAX_WAITING = 1_000;

  private final ScreenOutput out;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notFull = lock.newCondition();
  private final Queue<Consumer<ScreenOutput>> waiting = new ArrayDeque<>(); // guarded by lock
  private boolean atIt; // guarded by lock

  Turns(ScreenOutput out) {
    this.out = out;
  }

  /** Asks for something. Never waits; {@link #take} has to follow. */
  void add(Consumer<ScreenOutput> work) {
    lock.lock();
    try {
      waiting.add(work);
    } finally {
      lock.unlock();
    }
  }

  /** Waits while too much waits that another thread is about to do. */
  void awaitRoom() {
    lock.lock();
    try {
      while (atIt && waiting.size() >= MAX_WAITING) {
        notFull.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Does what waits, unless another thread is at it, which then does this, too. */
  void take() {
    Optional<Consumer<ScreenOutput>> work = first();
    while (work.isPresent()) {
      boolean done = false;
      try {
        work.get().accept(out);
        done = true;
      } finally {
        work = done ? next() : stop();
      }
    }
  }

  private Optional<Consumer<ScreenOutput>> first() {
    lock.lock();
    try {
      return atIt ? Optional.empty() : poll();
    } finally {
      lock.unlock();
    }
  }

  private Optional<Consumer<ScreenOutput>> next() {
    lock.lock();
    try {
      return poll();
    } finally {
      lock.unlock();
    }
  }

  /** A failure of the output is told to the one who met it; the next one goes on. */
  private Optional<Consumer<ScreenOutput>> stop() {
    lock.lock();
    try {
      atIt = false;
      notFull.signalAll();
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private Optional<Consumer<ScreenOutput>> poll() {
    Optional<Consumer<ScreenOutput>> work = Optional.ofNullable(waiting.poll());
    atIt = work.isPresent();
    notFull.signalAll();
    return work;
  }
}
