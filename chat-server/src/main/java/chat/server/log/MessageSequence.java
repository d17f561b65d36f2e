package chat.server.log;

import java.util.ArrayList;
import java.util.List;

/** The messages of one room or inbox that {@link MemoryLog} stores, under its lock. */
final class MessageSequence {
  private static final int MIN_DROPPED_TO_COMPACT = 1_000;

  // Dropped messages are null at its start, until they are numerous enough to remove in one go.
  private final List<LogMessage> messages = new ArrayList<>();
  private int dropped;
  private long lastSeq;
  private String maker = "";

  /**
   * An empty sequence.
   *
   * @param lastSeq the number before that of its first message
   */
  MessageSequence(long lastSeq) {
    this.lastSeq = lastSeq;
  }

  /** Returns the number of the newest message there ever was, 0 if there was none. */
  long lastSeq() {
    return lastSeq;
  }

  LogMessage add(Draft draft) {
    LogMessage message = new LogMessage(++lastSeq, draft);
    messages.add(message);
    return message;
  }

  /** Returns the author of the first message that it stored since it was empty. */
  String maker() {
    return maker;
  }

  void setMaker(String author) {
    maker = author;
  }

  boolean isEmpty() {
    return messages.size() == dropped;
  }

  void dropFirst() {
    messages.set(dropped++, null);
    if (dropped > MIN_DROPPED_TO_COMPACT && dropped > messages.size() / 2) {
      messages.subList(0, dropped).clear();
      dropped = 0;
    }
  }

  Page read(long after, long upTo, int maxBytes) {
    List<LogMessage> page = new ArrayList<>();
    int size = 0;
    long seq = Math.max(after + 1, firstStored());
    while (seq <= Math.min(upTo, lastSeq) && size < maxBytes) {
      LogMessage message = message(seq++);
      page.add(message);
      size += message.draft().weight();
    }
    return new Page(firstStored(), page);
  }

  /** Returns the last messages before a number, newest first. */
  List<MemorySearch.Stored> before(long seq, int count) {
    List<MemorySearch.Stored> found = new ArrayList<>(count);
    for (long at = Math.min(seq - 1, lastSeq); at >= firstStored() && found.size() < count; at--) {
      found.add(new MemorySearch.Stored(at, message(at)));
    }
    return found;
  }

  private LogMessage message(long seq) {
    return messages.get((int) (seq - firstStored()) + dropped);
  }

  private long firstStored() {
    return lastSeq - (messages.size() - dropped) + 1;
  }
}
