package chat.server.log;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The messages of all logs in {@link MemoryLog}, in the order in which they were stored, under its
 * lock.
 */
final class MessageOrder {
  private static final int MIN_DROPPED_TO_COMPACT = 1_000;

  // The first ones are dropped, and null, until they are numerous enough to remove in one go.
  private final List<MemorySearch.Stored> messages = new ArrayList<>();
  private int dropped;
  private long lastPosition;

  void add(LogMessage message) {
    messages.add(new MemorySearch.Stored(++lastPosition, message));
  }

  /** Removes and returns the oldest message. */
  LogMessage removeOldest() {
    LogMessage oldest = messages.set(dropped++, null).message();
    if (dropped > MIN_DROPPED_TO_COMPACT && dropped > messages.size() / 2) {
      compact();
    }
    return oldest;
  }

  /** Replaces a message by another of the same log and number. */
  void replace(MessageSequence.Replaced replaced) {
    for (int i = messages.size() - 1; i >= dropped; i--) {
      MemorySearch.Stored stored = messages.get(i);
      if (stored.message().equals(replaced.before())) {
        messages.set(i, new MemorySearch.Stored(stored.position(), replaced.after()));
        return;
      }
    }
  }

  void removeIf(Predicate<LogMessage> condition) {
    compact();
    messages.removeIf(stored -> condition.test(stored.message()));
  }

  private void compact() {
    messages.subList(0, dropped).clear();
    dropped = 0;
  }

  /** Returns the last messages of rooms before a position, newest first. */
  List<MemorySearch.Stored> before(long position, int count) {
    List<MemorySearch.Stored> found = new ArrayList<>(count);
    for (int i = indexOf(position) - 1; i >= dropped && found.size() < count; i--) {
      if (messages.get(i).message().draft().log().isRoom()) {
        found.add(messages.get(i));
      }
    }
    return found;
  }

  /** Returns the index of the first message that has this position or a higher one. */
  private int indexOf(long position) {
    int low = dropped;
    int high = messages.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (messages.get(middle).position() < position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
