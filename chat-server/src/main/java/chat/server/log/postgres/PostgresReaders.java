package chat.server.log.postgres;

import chat.server.log.LogEndedException;
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
import chat.server.log.file.TableReader;
import chat.server.log.file.Timed;
import chat.server.log.postgres.search.WordSearch;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Runs queries on a few platform threads, while the caller waits: they bound how many connections
 * clients take, and a query on a virtual thread would pin its carrier.
 */
final class PostgresReaders implements AutoCloseable {
  private static final int THREADS = 3;

  private final ExecutorService threads;
  private final PostgresReader reader;
  private final TableReader tables;

  /**
   * Readers of a log.
   *
   * @param tables what searches read its index from
   */
  PostgresReaders(PostgresReader reader, TableReader tables) {
    this.reader = reader;
    this.tables = tables;
    AtomicInteger number = new AtomicInteger();
    this.threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "log-reader-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /** A query. */
  interface Query<T> {
    T run(PostgresReader reader) throws LogException;
  }

  /**
   * Runs a query.
   *
   * @param waited gets the nanoseconds that it waited for a thread
   */
  <T> T query(Query<T> query, LongConsumer waited) throws LogException {
    long asked = System.nanoTime();
    try {
      return threads
          .submit(() -> Timed.since(System.nanoTime(), query.run(reader)))
          .get()
          .awaitedSince(asked, waited);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (RejectedExecutionException e) {
      throw new LogException("can't read messages: the log is closed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogException("interrupted while reading messages", e);
    }
  }

  /** A reader ends nothing, and reads nothing of a log that has ended. */
  private static LogException failure(Throwable cause) {
    if (cause instanceof LogException failed) {
      return failed;
    }
    return cause instanceof LogEndedException
        ? new LogException("can't read messages: " + cause.getMessage(), cause)
        : new LogException("can't read messages: " + cause, cause);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /**
   * Returns a reader for one client.
   *
   * @param nanoTime limits the time of a search
   * @param waited gets the nanoseconds that each call waited for its turn
   */
  LogReader ofClient(LongSupplier nanoTime, LongConsumer waited) {
    return new ClientReader(this, nanoTime, waited);
  }

  /** Reads the log for one client, and reports how long that waited for its turn. Any thread. */
  private static final class ClientReader implements LogReader {
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
      WordSearch search = new WordSearch(query, readers.reader, new SearchTime(nanoTime));
      return new Search() {
        @Override
        public boolean step() throws LogException {
          return readers.query(reader -> search.step(readers.tables), waited);
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
}
