package chat.server.log;

import java.util.List;

/**
 * A search of a log in memory: compares its messages one by one, newest first. The thread that
 * answers the search.
 */
final class MemorySearch implements Search {
  private static final int MESSAGES_PER_READ = 100;

  private final Source source;
  private final NewestMatches matches;
  private final boolean canMatch;
  private final SearchTime time;
  private long position = Long.MAX_VALUE;
  private SearchResult.Ending ending = SearchResult.Ending.COMPLETE;

  /** A message, and its position in the order in which the messages were stored. */
  record Stored(long position, LogMessage message) {}

  /** Where the messages come from. */
  interface Source {
    /** Returns the last messages before a position, newest first; none at the end. */
    List<Stored> before(long position, int count);
  }

  MemorySearch(Source source, SearchQuery query, SearchTime time) {
    this.source = source;
    this.matches = new NewestMatches(query);
    this.canMatch = !query.matchesNothing();
    this.time = time;
  }

  @Override
  public boolean step() {
    time.beginStep();
    try {
      while (canMatch && !matches.isFull()) {
        List<Stored> next = source.before(position, MESSAGES_PER_READ);
        if (next.isEmpty()) {
          return false;
        }
        for (Stored stored : next) {
          if (matches.isFull()) {
            return false;
          }
          if (time.isUsed(100)) {
            ending = SearchResult.Ending.TOO_COMMON;
            return false;
          }
          if (time.isStepOver()) {
            return true;
          }
          compare(stored);
        }
      }
      return false;
    } finally {
      time.endStep();
    }
  }

  private void compare(Stored stored) {
    position = stored.position();
    matches.add(stored.message());
    time.letOthersRun();
  }

  @Override
  public SearchResult result() {
    return new SearchResult(matches.positions(), 0, ending);
  }

  @Override
  public int heldBytes() {
    return matches.heldBytes();
  }
}
