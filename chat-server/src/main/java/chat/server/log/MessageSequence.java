package chat.server.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  /** Replaces a message by what a later entry makes of it, and returns both, if it is stored. */
  Optional<Replaced> change(LogMessage entry) {
    long target = entry.draft().change().orElseThrow().target();
    if (target < firstStored() || target > lastSeq || !message(target).isMessage()) {
      return Optional.empty();
    }
    LogMessage before = message(target);
    LogMessage after = before.changedBy(entry);
    messages.set(index(target), after);
    return Optional.of(new Replaced(before, after));
  }

  /** A message before and after a change. */
  record Replaced(LogMessage before, LogMessage after) {}

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
      LogMessage message = current(message(seq++));
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

  /** Returns an edit with the text that its message has now. */
  private LogMessage current(LogMessage message) {
    if (message.shown() != LogMessage.Shown.EDIT) {
      return message;
    }
    long target = message.draft().change().orElseThrow().target();
    return target < firstStored() ? message.ofNoMessage() : message.ofMessage(message(target));
  }

  private LogMessage message(long seq) {
    return messages.get(index(seq));
  }

  private int index(long seq) {
    return (int) (seq - firstStored()) + dropped;
  }

  private long firstStored() {
    return lastSeq - (messages.size() - dropped) + 1;
  }
}
