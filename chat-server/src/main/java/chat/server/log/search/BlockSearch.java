package chat.server.log.search;

import chat.server.log.Draft;
import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.LogPosition;
import chat.server.log.SearchQuery;
import chat.server.log.SearchTerms;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * One search: reads the blocks that may have matches, newest first, and compares their messages.
 * The search thread.
 */
final class BlockSearch {
  private static final int BLOCKS_PER_STEP = 100;

  private record Match(long epochMillis, LogPosition position) {}

  private static final Comparator<Match> IN_ROOM =
      Comparator.comparingLong(match -> match.position().seq());
  private static final Comparator<Match> BY_TIME =
      Comparator.comparingLong(Match::epochMillis)
          .thenComparing(match -> match.position().log().key())
          .thenComparing(IN_ROOM);

  private final SearchQuery query;
  private final IndexedLog log;
  private final SearchTerms terms;
  private final PriorityQueue<Match> newest = new PriorityQueue<>(BY_TIME);

  BlockSearch(SearchQuery query, IndexedLog log) {
    this.query = query;
    this.log = log;
    this.terms = SearchTerms.of(query.words());
  }

  /** Returns where the newest messages are that match, oldest first. */
  List<LogPosition> in(BlockReader blocks) throws SQLException, LogException {
    String expression = SearchExpression.of(query);
    List<Block> some = List.of();
    long below = Long.MAX_VALUE;
    do {
      some = blocks.matching(expression, below, BLOCKS_PER_STEP);
      for (Block block : some) {
        if (isComplete(block)) {
          return found();
        }
        read(block);
        below = block.number();
      }
    } while (some.size() == BLOCKS_PER_STEP);
    return found();
  }

  /** Returns whether no message of a block or of an older one is newer than those found. */
  private boolean isComplete(Block block) {
    return newest.size() >= query.count()
        && (newest.isEmpty()
            || BlockNumber.newestMillis(block.number()) < newest.peek().epochMillis());
  }

  private void read(Block block) throws LogException {
    for (LogMessage message :
        log.read(block.room(), block.first() - 1, block.last(), Integer.MAX_VALUE).messages()) {
      Draft draft = message.draft();
      if (message.isKnown()
          && query.filter().admits(draft.nick(), draft.epochMillis())
          && terms.match(draft.text())) {
        newest.add(new Match(draft.epochMillis(), new LogPosition(block.room(), message.seq())));
        if (newest.size() > query.count()) {
          newest.remove();
        }
      }
    }
  }

  private List<LogPosition> found() {
    return newest.stream()
        .sorted(query.room().isPresent() ? IN_ROOM : BY_TIME)
        .map(Match::position)
        .toList();
  }
}
