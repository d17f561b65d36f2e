package chat.client.ui.screen;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Stops this process as Ctrl-Z does, until the shell continues it. Guarded by the lock given. */
final class Suspension {
  /** For a system that doesn't stop us, as where there is no shell to continue us. */
  private static final long PATIENCE_SECONDS = 1;

  private final Condition changed;
  private boolean suspended;
  private boolean continued;

  Suspension(ReentrantLock lock) {
    changed = lock.newCondition();
  }

  /** Whether the terminal is another program's for the time being. */
  boolean isSuspended() {
    return suspended;
  }

  /** Gives the terminal away; the process stops, and goes on, within this. */
  void suspend() {
    suspended = true;
    continued = false;
    try {
      new ProcessBuilder("kill", "-TSTP", Long.toString(ProcessHandle.current().pid()))
          .inheritIO()
          .start();
      // The stop comes at any moment from now on; the time that it takes counts, too.
      long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (!continued && left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (IOException e) {
      // There is no such thing as suspending here.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The shell continued the process. */
  void resumed() {
    continued = true;
    changed.signalAll();
  }

  /** The terminal is ours again. */
  void end() {
    suspended = false;
  }
}
