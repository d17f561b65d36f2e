package chat.server.log.postgres;

import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.LogPosition;
import chat.server.log.LogReader;
import chat.server.log.Page;
import chat.server.log.Search;
import chat.server.log.SearchQuery;
import chat.server.log.SearchResult;
import chat.server.log.SearchTime;
import chat.server.log.StoredRoom;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Reads the log for one client, and reports how long that waited for its turn. Any thread. */
final class ClientReader implements LogReader {
  private final PostgresReaders readers;
  private final LongSupplier nanoTime;
  private final LongConsumer waited;

  /**
   * A reader for one client.
   *
   * @param waited gets the nanoseconds that each call waited, apart from the work for it
   */
  ClientReader(PostgresReaders readers, LongSupplier nanoTime, LongConsumer waited) {
    this.readers = readers;
    this.nanoTime = nanoTime;
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
  public List<LogMessage> read(List<LogPosition> positions) throws LogException {
    return readers.query(reader -> reader.read(positions), waited);
  }

  @Override
  public Search search(SearchQuery query) {
    ScanSearch search = new ScanSearch(query, new SearchTime(nanoTime));
    return new Search() {
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
    };
  }
}
