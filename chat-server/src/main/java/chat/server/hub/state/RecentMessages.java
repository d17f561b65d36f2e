package chat.server.hub.state;

import chat.server.hub.peer.Budget;
import chat.server.log.LogMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** The newest messages of one feed, in memory. The hub's thread. */
final class RecentMessages {
  private static final int MAX_BYTES = 256 * 1024;

  private final Budget budget;
  private final Deque<LogMessage> messages = new ArrayDeque<>(1);
  private int bytes;

  /**
   * No messages.
   *
   * @param budget what the recent messages of all feeds share
   */
  RecentMessages(Budget budget) {
    this.budget = budget;
  }

  int size() {
    return messages.size();
  }

  void add(List<LogMessage> stored) {
    for (LogMessage entry : stored) {
      if (entry.draft().change().isPresent()) {
        change(entry);
      }
      messages.add(entry);
      count(entry.draft().weight());
    }
    while (messages.size() > 1 && (bytes > MAX_BYTES || budget.isExceeded())) {
      count(-messages.remove().draft().weight());
    }
  }

  /** Lets an edit or a deletion take effect on what it refers to. */
  private void change(LogMessage entry) {
    // Such entries are rare; while none is stored, messages are not looked at again.
    List<LogMessage> before = List.copyOf(messages);
    clear();
    for (LogMessage message : before) {
      LogMessage after = message.changedBy(entry);
      messages.add(after);
      count(after.draft().weight());
    }
  }

  List<LogMessage> after(long seq) {
    // From the newest back, since most members who go live need only a few of them.
    Deque<LogMessage> newer = new ArrayDeque<>();
    Iterator<LogMessage> newestFirst = messages.descendingIterator();
    while (newestFirst.hasNext()) {
      LogMessage message = newestFirst.next();
      if (message.seq() <= seq) {
        break;
      }
      newer.addFirst(message);
    }
    return List.copyOf(newer);
  }

  void clear() {
    messages.clear();
    count(-bytes);
  }

  private void count(int change) {
    bytes += change;
    budget.add(change);
  }
}
