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

  /** How many are read if no message was found among them: an answer with none is no help. */
  private static final int MAX_CHANGES_BEFORE_FIRST = 10_000;

  /** How many bytes of messages are read, for they are read again to be sent. */
  private static final long MAX_BYTES = 1 << 20;

  private static final long MAX_BYTES_BEFORE_FIRST = 8 << 20;

  private static final int MIN_AT_ONCE = 20;
  private static final int MAX_AT_ONCE = 100;

  private final LogReader log;
  private final LogName room;
  private final int pageBytes;
  private long bytes;
  private long notStored; // the last number that is stored no longer, where reading met one

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

  /**
   * Returns where the last {@code count} messages up to a number begin, or fewer if there are more
   * changes between them than are read.
   */
  Found find(long last, int count) throws LogException {
    long after = last;
    int messages = 0;
    while (messages < count && after > 0 && !isCut() && mayRead(last - after, messages, count)) {
      long before = after;
      after = Math.max(0, after - entriesAtOnce(count - messages));
      List<Long> numbers = messages(after, before);
      int extra = messages + numbers.size() - count;
      if (extra >= 0) {
        after = numbers.get(extra) - 1;
        numbers = numbers.subList(extra, numbers.size());
      }
      messages += numbers.size();
    }
    long begin = Math.min(last, Math.max(after, notStored));
    int changes = (int) (last - begin) - messages;
    // Of the messages no longer stored, as many numbers as messages were requested are told.
    boolean tellsGap = isCut() && messages < count;
    return new Found(tellsGap ? Math.min(begin, Math.max(0, last - count)) : begin, changes);
  }

  private boolean isCut() {
    return notStored > 0;
  }

  private boolean mayRead(long entries, int messages, int count) {
    return messages == 0
        ? entries < count + MAX_CHANGES_BEFORE_FIRST && bytes < MAX_BYTES_BEFORE_FIRST
        : entries < count + MAX_CHANGES && bytes < MAX_BYTES;
  }

  private static int entriesAtOnce(int missing) {
    return Math.min(MAX_AT_ONCE, Math.max(missing, MIN_AT_ONCE));
  }

  /** Returns the numbers of the messages in {@code (after, last]}, deleted ones included. */
  private List<Long> messages(long after, long last) throws LogException {
    List<Long> numbers = new ArrayList<>();
    long read = after;
    while (read < last) {
      Page page = log.read(room, read, last, pageBytes);
      if (page.firstStored() > read + 1) {
        notStored = page.firstStored() - 1;
      }
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
