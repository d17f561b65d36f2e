package chat.server.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Searches messages one by one. The thread that answers the search runs it. */
final class MemorySearch {
  /** The text after which other threads get their turn: a virtual thread is never preempted. */
  private static final int TURN_BYTES = 4 * 1024;

  private final SearchQuery query;
  private final SearchTerms terms;
  private final Deque<LogPosition> newestLast = new ArrayDeque<>();
  private int bytesOfTurn;

  MemorySearch(SearchQuery query) {
    this.query = query;
    this.terms = SearchTerms.of(query.words());
  }

  /** Returns where the newest matches are, oldest first. */
  List<LogPosition> in(List<LogMessage> messages) {
    for (int i = messages.size() - 1; i >= 0 && newestLast.size() < query.count(); i--) {
      match(messages.get(i));
    }
    return List.copyOf(newestLast);
  }

  private void match(LogMessage message) {
    Draft draft = message.draft();
    if (!query.filter().admits(draft.nick(), draft.epochMillis())) {
      return;
    }
    if (terms.match(draft.text())) {
      newestLast.addFirst(new LogPosition(draft.log(), message.seq()));
    }
    bytesOfTurn += draft.weight();
    if (bytesOfTurn >= TURN_BYTES) {
      // Thread.yield() would let two searches alternate on one carrier, and nobody else.
      LockSupport.parkNanos(1);
      bytesOfTurn = 0;
    }
  }
}
