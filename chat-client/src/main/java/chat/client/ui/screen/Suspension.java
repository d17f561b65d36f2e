package chat.client.ui.screen;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Stops this process as Ctrl-Z does, until the shell continues it. Guarded by the lock given. */
final class Suspension {
  /** For a system that doesn't stop us, as where there is no shell to continue us. */
  private static final long PATIENCE_SECONDS = 1;

  private final Condition continued;
  private boolean suspended;

  Suspension(ReentrantLock lock) {
    continued = lock.newCondition();
  }

  boolean isSuspended() {
    return suspended;
  }

  /** Returns when the process goes on. */
  void suspend() {
    suspended = true;
    try {
      new ProcessBuilder("kill", "-TSTP", Long.toString(ProcessHandle.current().pid()))
          .inheritIO()
          .start();
      // The stop comes at any moment from now on; the time that it takes counts, too.
      long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (suspended && left > 0) {
        left = continued.awaitNanos(left);
      }
    } catch (IOException e) {
      // There is no such thing as suspending here.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      suspended = false;
    }
  }

  /** The shell continued the process. */
  void resumed() {
    suspended = false;
    continued.signalAll();
  }
}
