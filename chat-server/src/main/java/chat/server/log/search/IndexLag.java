package chat.server.log.search;

import java.util.concurrent.locks.ReentrantLock;

/**
 * How many messages the index lacks. Exact once the index was complete; before that, an estimate:
 * messages that were stored while the rooms were compared may count twice. Any thread.
 */
public final class IndexLag {
  private final ReentrantLock lock = new ReentrantLock();
  // Guarded by lock: messages that the log has stored since the start, and how many of those the
  // index lacks, with those found at the start.
  private long stored;
  private long unindexed;

  /** Counts messages of rooms that the log has stored. */
  public void stored(long messages) {
    lock.lock();
    try {
      stored += messages;
      unindexed += messages;
    } finally {
      lock.unlock();
    }
  }

  /** Counts messages that an earlier process has stored and not indexed. */
  void found(long messages) {
    lock.lock();
    try {
      unindexed += messages;
    } finally {
      lock.unlock();
    }
  }

  void indexed(long messages) {
    lock.lock();
    try {
      unindexed -= messages;
    } finally {
      lock.unlock();
    }
  }

  /** Returns how many messages the log has stored since the start. */
  long storedSoFar() {
    lock.lock();
    try {
      return stored;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Records that the index has all messages of an earlier time.
   *
   * @param storedThen what {@link #storedSoFar} returned at that time
   */
  void completeUpTo(long storedThen) {
    lock.lock();
    try {
      unindexed = stored - storedThen;
    } finally {
      lock.unlock();
    }
  }

  /** Returns how many messages a search would have to index first. */
  public long messages() {
    lock.lock();
    try {
      return Math.max(0, unindexed);
    } finally {
      lock.unlock();
    }
  }
}
