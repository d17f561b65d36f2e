package chat.server.net.input;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The turns of all clients at reading pages of the log: together they leave one processor to
 * messages. A turn is not waited for long, since the one before may wait for a slow disk. Any
 * thread.
 */
public final class WorkTurns {
  private static final long MAX_WAIT_MILLIS = 100;

  // Fair, so that no client waits for more than one turn of each other client.
  private final Semaphore free;

  public WorkTurns(int processors) {
    free = new Semaphore(Math.max(1, processors - 1), true);
  }

  /** Work that takes a turn. */
  public interface Work<T, E extends Exception> {
    T run() throws E;
  }

  /** Works when it is its turn, at the latest after a tenth of a second. */
  public <T, E extends Exception> T take(Work<T, E> work) throws E, InterruptedException {
    boolean isTaken = free.tryAcquire(MAX_WAIT_MILLIS, TimeUnit.MILLISECONDS);
    try {
      return work.run();
    } finally {
      if (isTaken) {
        free.release();
      }
    }
  }

  boolean isAnyFree() {
    return free.availablePermits() > 0;
  }
}
