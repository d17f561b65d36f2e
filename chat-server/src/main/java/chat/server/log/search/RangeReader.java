package chat.server.log.search;

import chat.server.log.LogMessage;
import chat.server.log.NewestMatches;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * Compares messages that the index lacks, of each room the newest first, the rooms in turn, up to a
 * number. One thread at a time.
 */
final class RangeReader {
  private static final int MESSAGES_PER_PAGE = 128;

  /** The pages of many rooms are small, since the newest messages of all suffice in most cases. */
  private static final int MANY_ROOMS = 50;

  private static final int MESSAGES_PER_SMALL_PAGE = 16;

  private static final int PAGE_BYTES = 64 * 1024;

  /** What a range takes in memory. */
  private static final int RANGE_BYTES = 100;

  private final Queue<Unindexed.Messages> ranges = new ArrayDeque<>();
  private final boolean isOrdered;
  private int left;
  private long leftBytes = Long.MAX_VALUE;

  /**
   * A reader that has nothing to read yet.
   *
   * @param maxMessages how many messages it reads at most
   * @param isOrdered whether the messages of each room are in the order of their times: then those
   *     that can't be among the newest matches need not be read
   */
  RangeReader(int maxMessages, boolean isOrdered) {
    this.left = maxMessages;
    this.isOrdered = isOrdered;
  }

  /** Returns a reader that also stops after a page with which it has read this size in all. */
  static RangeReader bounded(int maxMessages, long maxBytes) {
    RangeReader reader = new RangeReader(maxMessages, false);
    reader.leftBytes = maxBytes;
    return reader;
  }

  void add(Unindexed.Messages range) {
    if (range.count() > 0) {
      ranges.add(range);
    }
  }

  /** Returns whether it has something to read, and may. */
  boolean hasNext() {
    return left > 0 && leftBytes > 0 && !ranges.isEmpty();
  }

  /** Compares a page of one room. */
  void readNext(MessageReader reader, NewestMatches matches) throws SQLException {
    Unindexed.Messages range = ranges.remove();
    int page = ranges.size() < MANY_ROOMS ? MESSAGES_PER_PAGE : MESSAGES_PER_SMALL_PAGE;
    int count = Math.min(page, left);
    long after = Math.max(range.after(), range.last() - count);
    List<LogMessage> messages = reader.newestFirst(range.room(), after, range.last(), PAGE_BYTES);
    long weight = 0;
    for (LogMessage message : messages) {
      matches.add(message);
      weight += message.draft().weight();
    }
    left -= messages.size();
    leftBytes -= weight;
    if (messages.isEmpty() || (isOrdered && matches.isFullSince(oldestMillis(messages)))) {
      return;
    }
    // A page that is not cut may have few messages, because others were pruned.
    boolean isCut = weight >= PAGE_BYTES;
    long last = isCut ? messages.get(messages.size() - 1).seq() - 1 : after;
    add(new Unindexed.Messages(range.room(), range.after(), last));
  }

  private static long oldestMillis(List<LogMessage> messages) {
    return messages.get(messages.size() - 1).draft().epochMillis();
  }

  /** Returns how many messages are left to read. */
  long unread() {
    return ranges.stream().mapToLong(Unindexed.Messages::count).sum();
  }

  /** Returns approximately what it takes in memory. */
  int heldBytes() {
    return ranges.size() * RANGE_BYTES;
  }
}
