package chat.server.log.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The blocks that were joined with newer ones recently. Their messages moved to a block with a
 * higher number, which a search in progress may have passed; so it reads these blocks, too. Any
 * thread.
 */
final class JoinedBlocks {
  private static final int MAX_BLOCKS = 4_000;

  private final ReentrantLock lock = new ReentrantLock();
  // Guarded by lock. Newest first.
  private final Deque<Block> recent = new ArrayDeque<>();
  private long count;
  private long committed;

  /** Adds blocks, before the commit that deletes them. */
  void add(Collection<Block> joined) {
    lock.lock();
    try {
      for (Block block : joined) {
        recent.addFirst(block);
        if (recent.size() > MAX_BLOCKS) {
          recent.removeLast();
        }
        count++;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Counts the blocks that were added as committed, after the commit that deletes them. */
  void committed() {
    lock.lock();
    try {
      committed = count;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns how many blocks were joined, except for those whose commit may not be visible yet: a
   * search that begins now may still find them in the index, and miss them there later.
   */
  long count() {
    lock.lock();
    try {
      return committed;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns the blocks joined since a time, including those whose commit is in progress; empty if
   * they are too many.
   *
   * @param countThen what {@link #count} returned at that time
   */
  Optional<List<Block>> since(long countThen) {
    lock.lock();
    try {
      long added = count - countThen;
      return added > recent.size()
          ? Optional.empty()
          : Optional.of(new ArrayList<>(recent.stream().limit(added).toList()));
    } finally {
      lock.unlock();
    }
  }
}
