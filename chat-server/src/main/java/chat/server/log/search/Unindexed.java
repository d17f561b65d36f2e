package chat.server.log.search;

import chat.server.log.LogMessage;
import chat.server.log.LogName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The messages of rooms that the log stores and the index lacks. Any thread; the hub's adds what it
 * stores, and the search thread removes what it has indexed.
 */
public final class Unindexed {
  /** Above this number, comparing all rooms with the index costs less memory. */
  private static final int MAX_ROOMS = 50_000;

  private final ReentrantLock lock = new ReentrantLock();
  // All guarded by lock. The rooms are in the order in which they were added.
  private final Map<LogName, Messages> rooms = new LinkedHashMap<>();
  private long sum;
  private boolean overflowed;
  private long lastCommit;
  private long storedSoFar;
  // Whether the messages of each room are known to be in the order of their times.
  private boolean isOrdered = true;
  private long newestMillis = Long.MIN_VALUE;

  /**
   * Messages of a room that the index lacks.
   *
   * @param after the number of the last message that is indexed
   * @param last the number of the newest message
   */
  public record Messages(LogName room, long after, long last) {
    /** Returns how many messages these are, unless some were pruned. */
    public long count() {
      return last - after;
    }
  }

  /**
   * The messages of some rooms.
   *
   * @param others how many messages of other rooms the index lacks
   */
  record Part(List<Messages> messages, long others) {}

  /** Adds messages that a commit has stored. */
  void stored(List<LogMessage> messages, long commit) {
    lock.lock();
    try {
      lastCommit = commit;
      compareTimes(messages);
      storedSoFar += messages.size();
      for (int from = 0, to; from < messages.size(); from = to) {
        LogName log = messages.get(from).draft().log();
        to = from + 1;
        while (to < messages.size() && messages.get(to).draft().log().equals(log)) {
          to++;
        }
        if (log.isRoom()) {
          add(new Messages(log, messages.get(from).seq() - 1, messages.get(to - 1).seq()));
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void compareTimes(List<LogMessage> messages) {
    if (rooms.isEmpty()) {
      isOrdered = true;
      newestMillis = Long.MIN_VALUE;
    }
    for (LogMessage message : messages) {
      isOrdered &= message.draft().epochMillis() >= newestMillis;
      newestMillis = Math.max(newestMillis, message.draft().epochMillis());
    }
  }

  /** Adds messages that an earlier process has stored. */
  void found(Messages messages) {
    lock.lock();
    try {
      isOrdered = false;
      add(messages);
    } finally {
      lock.unlock();
    }
  }

  private void add(Messages added) {
    Messages known = rooms.get(added.room());
    if (known == null && rooms.size() >= MAX_ROOMS) {
      overflowed = true;
      return;
    }
    put(
        known == null
            ? added
            : new Messages(
                added.room(),
                Math.min(known.after(), added.after()),
                Math.max(known.last(), added.last())));
  }

  private void put(Messages messages) {
    Messages before = rooms.put(messages.room(), messages);
    sum += messages.count() - (before == null ? 0 : before.count());
  }

  /**
   * Removes messages of a room up to a number. Later ones, which were stored meanwhile, stay, and
   * the room becomes the last one in the order.
   */
  void indexed(LogName room, long upTo) {
    lock.lock();
    try {
      Messages known = rooms.remove(room);
      if (known != null) {
        sum -= known.count();
        if (known.last() > upTo) {
          put(new Messages(room, Math.max(known.after(), upTo), known.last()));
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether rooms were not added because there were too many, since the last call. */
  boolean takeOverflowed() {
    lock.lock();
    try {
      boolean taken = overflowed;
      overflowed = false;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Returns the number of the last commit if nothing that it or an earlier one stored is here. */
  OptionalLong completeUpTo() {
    lock.lock();
    try {
      return rooms.isEmpty() && !overflowed ? OptionalLong.of(lastCommit) : OptionalLong.empty();
    } finally {
      lock.unlock();
    }
  }

  /** Returns the number of the last commit that stored messages. */
  long lastCommit() {
    lock.lock();
    try {
      return lastCommit;
    } finally {
      lock.unlock();
    }
  }

  /** Returns how many messages the log has stored since the start. */
  long storedSoFar() {
    lock.lock();
    try {
      return storedSoFar;
    } finally {
      lock.unlock();
    }
  }

  /** Returns the messages of the rooms that have waited longest. */
  List<Messages> oldest(int count) {
    lock.lock();
    try {
      return rooms.values().stream().limit(count).toList();
    } finally {
      lock.unlock();
    }
  }

  /** Returns the messages of a room, if it has any that the index lacks. */
  public Optional<Messages> of(LogName room) {
    lock.lock();
    try {
      return Optional.ofNullable(rooms.get(room));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns whether the messages of each room are in the order of their times, because the clock
   * was not set back.
   */
  boolean isOrdered() {
    lock.lock();
    try {
      return isOrdered;
    } finally {
      lock.unlock();
    }
  }

  /** Returns the messages of some rooms, and how many others have, without the hidden ones. */
  Part some(int maxRooms, Set<LogName> hidden) {
    lock.lock();
    try {
      List<Messages> some =
          rooms.values().stream()
              .filter(messages -> !hidden.contains(messages.room()))
              .limit(maxRooms)
              .toList();
      long left =
          hidden.stream().map(rooms::get).filter(Objects::nonNull).mapToLong(Messages::count).sum();
      return new Part(some, sum - left - some.stream().mapToLong(Messages::count).sum());
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether some more rooms can be added. */
  boolean hasCapacity(int more) {
    lock.lock();
    try {
      return rooms.size() + more <= MAX_ROOMS;
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether rooms were not added because there were too many. */
  boolean isOverflowed() {
    lock.lock();
    try {
      return overflowed;
    } finally {
      lock.unlock();
    }
  }

  /** Returns how many messages these are; messages that were pruned since may count. */
  public long count() {
    lock.lock();
    try {
      return sum;
    } finally {
      lock.unlock();
    }
  }
}
