package chat.server.log.search;

import chat.server.log.SearchQuery;
import java.util.function.BooleanSupplier;

/**
 * What searches share: the index, and what it lacks. Any thread.
 *
 * @param counted whether the messages that the index lacks are counted
 */
record SearchSources(
    BlockReaders blocks, JoinedBlocks joined, Unindexed unindexed, BooleanSupplier counted) {
  BlockWalk walk(SearchQuery query) {
    return new BlockWalk(query, blocks, joined);
  }

  boolean isCounted() {
    return counted.getAsBoolean();
  }
}
