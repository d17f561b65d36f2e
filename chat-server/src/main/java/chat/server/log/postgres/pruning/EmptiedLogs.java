package chat.server.log.postgres.pruning;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The logs of which the pruner has deleted the last message. Only the hub's thread lets them count
 * as without messages, so that it stores none at the same time. Any thread.
 */
public final class EmptiedLogs {
  private final ReentrantLock lock = new ReentrantLock();
  // Both guarded by lock.
  private List<String> logs = new ArrayList<>();
  private boolean isNoted = true;

  public void add(List<String> emptied) {
    lock.lock();
    try {
      logs.addAll(emptied);
      isNoted = isNoted && emptied.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether some were added since the last call. */
  public boolean takeNews() {
    lock.lock();
    try {
      boolean areNew = !isNoted;
      isNoted = true;
      return areNew;
    } finally {
      lock.unlock();
    }
  }

  /** Returns all of them, and forgets them. */
  public List<String> take() {
    lock.lock();
    try {
      List<String> taken = logs;
      logs = new ArrayList<>();
      return taken;
    } finally {
      lock.unlock();
    }
  }
}
