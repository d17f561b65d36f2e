package chat.server.log.search;

import chat.protocol.Query.SearchFilter;
import chat.server.log.LogMessage;
import chat.server.log.NewestMatches;
import chat.server.log.SearchQuery;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * Compares the messages of the blocks that the index finds, in the order of their numbers, newest
 * first, until no other block can have a newer match. One thread at a time.
 */
final class BlockWalk {
  /** Many at once: for each fetch, the index merges the blocks of all words with a beginning. */
  static final int FIRST_FETCH = 128;

  private static final int MAX_FETCH = 2_048;

  private static final int BLOCK_BYTES = 150;

  private final SearchQuery query;
  private final String expression;
  private final BlockReaders index;
  private final JoinedBlocks joined;
  private final Queue<Block> fetched = new ArrayDeque<>();
  private long joinedBefore;
  private long below = Long.MAX_VALUE;
  private int fetch = FIRST_FETCH;
  private boolean indexIsRead;
  private boolean readsJoined;

  BlockWalk(SearchQuery query, BlockReaders index, JoinedBlocks joined) {
    this.query = query;
    this.expression = SearchExpression.of(query);
    this.index = index;
    this.joined = joined;
    this.joinedBefore = joined.count();
  }

  /**
   * Compares the messages of one block.
   *
   * @return false if no other block can have a newer match
   */
  boolean readNext(MessageReader reader, NewestMatches matches)
      throws SQLException, UnreadableIndexException {
    if (fetched.isEmpty() && !fetchMore()) {
      return false;
    }
    if (fetched.isEmpty()) {
      // The index found no more; the next call reads those that were joined.
      return true;
    }
    Block block = fetched.remove();
    if (isTooOld(block, matches)) {
      fetched.clear();
      indexIsRead = true;
    } else if (mayMatch(block, matches)) {
      for (LogMessage message :
          reader.newestFirst(block.room(), block.first() - 1, block.last(), Integer.MAX_VALUE)) {
        matches.add(message);
      }
    }
    return true;
  }

  /** Fetches the next blocks, or at last those that were joined; returns false after those. */
  private boolean fetchMore() throws UnreadableIndexException {
    if (readsJoined) {
      return false;
    }
    if (indexIsRead) {
      fetchJoined();
      return true;
    }
    List<Block> blocks = index.read(reader -> reader.matching(expression, below, fetch));
    fetched.addAll(blocks);
    indexIsRead = blocks.size() < fetch;
    fetch = Math.min(MAX_FETCH, 4 * fetch);
    below = blocks.isEmpty() ? below : blocks.get(blocks.size() - 1).number();
    return true;
  }

  private void fetchJoined() {
    long count = joined.count();
    Optional<List<Block>> since = joined.since(joinedBefore);
    joinedBefore = count;
    if (since.isPresent()) {
      since.get().stream()
          .filter(block -> query.room().map(block.room()::equals).orElse(true))
          .forEach(fetched::add);
      readsJoined = true;
    } else {
      // Too many to remember: their messages are in blocks with other numbers now.
      below = Long.MAX_VALUE;
      indexIsRead = false;
    }
  }

  /** Returns whether this block and all that the index finds after it have no newer match. */
  private boolean isTooOld(Block block, NewestMatches matches) {
    long newest = block.newestPossible();
    return !readsJoined
        && (matches.isFullSince(newest) || newest < query.filter().after().orElse(Long.MIN_VALUE));
  }

  private boolean mayMatch(Block block, NewestMatches matches) {
    SearchFilter filter = query.filter();
    return query.reaches(block.room())
        && !matches.isFullSince(block.newest())
        && block.newest() >= filter.after().orElse(Long.MIN_VALUE)
        && (filter.before().isEmpty() || block.oldest() < filter.before().getAsLong());
  }

  /** Returns approximately what it takes in memory. */
  int heldBytes() {
    return fetched.size() * BLOCK_BYTES;
  }
}
