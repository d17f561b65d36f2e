package chat.server.log.sqlite;

import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.LogPosition;
import chat.server.log.LogReader;
import chat.server.log.Page;
import chat.server.log.Search;
import chat.server.log.SearchQuery;
import chat.server.log.StoredRoom;
import chat.server.log.search.IndexedSearch;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** Reads the log for one client, and reports how long that waited for its turn. Any thread. */
final class ClientReader implements LogReader {
  private final ReaderPool readers;
  private final Function<SearchQuery, IndexedSearch> search;
  private final LongConsumer waited;

  /**
   * A reader for one client.
   *
   * @param search begins a search
   * @param waited gets the nanoseconds that each call waited, apart from the work for it
   */
  ClientReader(
      ReaderPool readers, Function<SearchQuery, IndexedSearch> search, LongConsumer waited) {
    this.readers = readers;
    this.search = search;
    this.waited = waited;
  }

  @Override
  public List<StoredRoom> rooms(String afterKey, int count) throws LogException {
    return readers.query(reader -> reader.rooms(afterKey, count), waited);
  }

  @Override
  public Page read(LogName log, long after, long upTo, int maxBytes) throws LogException {
    return readers.query(reader -> reader.read(log, after, upTo, maxBytes), waited);
  }

  @Override
  public Search search(SearchQuery query) {
    return new PooledSearch(search.apply(query), readers, waited);
  }

  @Override
  public List<LogMessage> read(List<LogPosition> positions) throws LogException {
    return readers.query(reader -> reader.read(positions), waited);
  }
}
