package chat.server.log.sqlite;

import chat.server.log.LogException;
import chat.server.log.Search;
import chat.server.log.SearchResult;
import chat.server.log.search.IndexedSearch;
import java.util.function.LongConsumer;

/** A search whose steps run on the threads that read the log, while the caller waits. */
final class PooledSearch implements Search {
  private final IndexedSearch search;
  private final ReaderPool readers;
  private final LongConsumer waited;

  /**
   * A search that has not begun.
   *
   * @param waited gets the nanoseconds that each step waited for a thread
   */
  PooledSearch(IndexedSearch search, ReaderPool readers, LongConsumer waited) {
    this.search = search;
    this.readers = readers;
    this.waited = waited;
  }

  @Override
  public boolean step() throws LogException {
    return readers.query(search::step, waited);
  }

  @Override
  public SearchResult result() {
    return search.result();
  }

  @Override
  public int heldBytes() {
    return search.heldBytes();
  }
}
