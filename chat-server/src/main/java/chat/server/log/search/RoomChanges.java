package chat.server.log.search;

import chat.server.log.LogName;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Collects which rooms have changed, so that those who follow cost what changes and not what is
 * stored: the index, and the hub, which deletes empty rooms. Any thread.
 */
public final class RoomChanges {
  /** Above this number, comparing all rooms with the index costs less memory. */
  private static final int MAX_ROOMS = 10_000;

  private final IndexLag lag = new IndexLag();
  private final AtomicBoolean emptied = new AtomicBoolean();
  private final ReentrantLock lock = new ReentrantLock();
  // All guarded by lock.
  private Set<LogName> stored = new HashSet<>();
  private boolean all;
  private boolean pruned = true;
  private long lastCommit;

  /**
   * The changes since the last call of {@link #take}.
   *
   * @param rooms the rooms that got messages
   * @param all whether others may have got messages, too
   * @param pruned whether rooms lost messages
   * @param lastCommit the number of the last commit among these changes
   */
  record Taken(Set<LogName> rooms, boolean all, boolean pruned, long lastCommit) {}

  /** Returns how many messages the index lacks. */
  public IndexLag lag() {
    return lag;
  }

  /** Adds the rooms among logs that got messages by a commit. */
  public void stored(Collection<LogName> logs, long commit) {
    lock.lock();
    try {
      lastCommit = commit;
      logs.stream().filter(LogName::isRoom).forEach(stored::add);
      if (stored.size() > MAX_ROOMS) {
        stored = new HashSet<>();
        all = true;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Records that rooms lost messages. */
  public void pruned() {
    lock.lock();
    try {
      pruned = true;
    } finally {
      lock.unlock();
    }
  }

  /** Records that a room lost its last message. */
  public void emptied() {
    emptied.set(true);
  }

  /** Returns whether rooms lost their last message since the last call. */
  public boolean takeEmptied() {
    return emptied.getAndSet(false);
  }

  /** Returns the number of the last commit. */
  long lastCommit() {
    lock.lock();
    try {
      return lastCommit;
    } finally {
      lock.unlock();
    }
  }

  Taken take() {
    lock.lock();
    try {
      Taken taken = new Taken(stored, all, pruned, lastCommit);
      stored = new HashSet<>();
      all = false;
      pruned = false;
      return taken;
    } finally {
      lock.unlock();
    }
  }
}
