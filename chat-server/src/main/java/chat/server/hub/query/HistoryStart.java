package chat.server.hub.query;

import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.LogReader;
import chat.server.log.Page;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds where the last messages of a room begin: entries that edit or delete messages take numbers,
 * but are none. The connection's writer runs it.
 */
final class HistoryStart {
  /** How many entries are read beyond the messages that were requested. */
  private static final int MAX_CHANGES = 1_000;

  /** How many bytes of messages are read, for they are read again to be sent. */
  private static final long MAX_BYTES = 1 << 20;

  private static final int ENTRIES_AT_ONCE = 20;

  private final LogReader log;
  private final LogName room;
  private final int pageBytes;
  private long bytes;
  private boolean isCut; // earlier ones are no longer stored

  HistoryStart(LogReader log, LogName room, int pageBytes) {
    this.log = log;
    this.room = room;
    this.pageBytes = pageBytes;
  }

  /**
   * Where an answer begins.
   *
   * @param after the number below its first entry
   * @param changes how many of its entries are no messages
   */
  record Found(long after, int changes) {}

  /** Returns where the last {@code count} messages up to a number begin. */
  Found find(long last, int count) throws LogException {
    long after = last;
    int messages = 0;
    int changes = 0;
    while (messages < count && after > 0 && !isCut && mayRead(last - after, count)) {
      long before = after;
      after = Math.max(0, after - Math.max(count - messages, ENTRIES_AT_ONCE));
      List<Long> numbers = messages(after, before);
      int extra = messages + numbers.size() - count;
      if (extra >= 0) {
        after = numbers.get(extra) - 1;
        numbers = numbers.subList(extra, numbers.size());
      }
      messages += numbers.size();
      changes = (int) (last - after) - messages;
    }
    boolean isWhole = messages == count || (after == 0 && !isCut);
    // Where not all was read, as many numbers as messages were requested, which may be fewer.
    return isWhole ? new Found(after, changes) : new Found(Math.max(0, last - count), 0);
  }

  private boolean mayRead(long entries, int count) {
    return entries < count + MAX_CHANGES && bytes < MAX_BYTES;
  }

  /** Returns the numbers of the messages in {@code (after, last]}, deleted ones included. */
  private List<Long> messages(long after, long last) throws LogException {
    List<Long> numbers = new ArrayList<>();
    long read = after;
    while (read < last) {
      Page page = log.read(room, read, last, pageBytes);
      isCut |= page.firstStored() > read + 1;
      if (page.messages().isEmpty()) {
        return numbers;
      }
      for (LogMessage message : page.messages()) {
        if (message.isMessage() || message.shown() == LogMessage.Shown.TOMBSTONE) {
          numbers.add(message.seq());
        }
        bytes += message.draft().weight();
        read = message.seq();
      }
    }
    return numbers;
  }
}
