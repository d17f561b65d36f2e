package chat.server.log;

import chat.server.log.words.SearchTerms;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * The newest messages among those compared that match a query, each once. One thread at a time.
 *
 * <p>The newest are those with the highest times. They are returned in the order of their numbers
 * if they are of one room, and otherwise in the order of their times.
 */
public final class NewestMatches {
  /** What a match takes in memory: its place in the tree, its position and the room's name. */
  private static final int MATCH_BYTES = 250;

  private static final Comparator<Match> BY_SEQ =
      Comparator.comparingLong(match -> match.position().seq());
  private static final Comparator<Match> BY_TIME =
      Comparator.comparingLong(Match::epochMillis)
          .thenComparing(match -> match.position().log().key())
          .thenComparing(BY_SEQ);

  private final SearchQuery query;
  private final SearchTerms terms;
  private final TreeSet<Match> newest = new TreeSet<>(BY_TIME);

  private record Match(long epochMillis, LogPosition position) {}

  public NewestMatches(SearchQuery query) {
    this.query = query;
    this.terms = SearchTerms.of(query.words());
  }

  /** Adds a message if it matches and is one of the newest. */
  public void add(LogMessage message) {
    Draft draft = message.draft();
    if (message.isMessage()
        && query.reaches(draft.log())
        && query.filter().admits(draft.nick(), draft.epochMillis())
        && !isFullSince(draft.epochMillis())
        && terms.match(draft.text())) {
      newest.add(new Match(draft.epochMillis(), new LogPosition(draft.log(), message.seq())));
      if (newest.size() > query.count()) {
        newest.pollFirst();
      }
    }
  }

  /** Returns whether it has as many as are wanted. */
  public boolean isFull() {
    return newest.size() >= query.count();
  }

  /** Returns whether it has as many as are wanted, all of them newer than a time. */
  public boolean isFullSince(long epochMillis) {
    return isFull() && (newest.isEmpty() || newest.first().epochMillis() > epochMillis);
  }

  /** Returns where they are, oldest first. */
  public List<LogPosition> positions() {
    return newest.stream()
        .sorted(query.room().isPresent() ? BY_SEQ : BY_TIME)
        .map(Match::position)
        .toList();
  }

  /** Returns approximately what they take in memory. */
  public int heldBytes() {
    return newest.size() * MATCH_BYTES;
  }
}
