package chat.server.log.search;

import chat.server.log.LogException;
import chat.server.log.SearchQuery;
import chat.server.log.SearchTime;
import chat.server.log.file.DataFolder;
import chat.server.log.file.DiskFull;
import chat.server.log.search.throttle.IndexingThrottle;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The search index: schedules the indexing of new messages on a thread of its own, and begins
 * searches. Any thread may search.
 */
public final class SearchIndex implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);
  private static final long NANOS_BETWEEN_LOOKS = TimeUnit.SECONDS.toNanos(1);
  private static final int CLOSE_SECONDS = 10;

  private final Indexer indexer;
  private final SearchSources sources;
  private final long nanosBetweenLooks;
  private final Consumer<Error> errors;
  private final ScheduledExecutorService thread;
  private volatile long freeBytes;
  // Only the thread reads and writes it.
  private boolean works = true;

  private SearchIndex(Indexer indexer, long nanosBetweenLooks, Consumer<Error> errors) {
    this.errors = errors;
    this.indexer = indexer;
    this.sources = indexer.sources();
    this.nanosBetweenLooks = nanosBetweenLooks;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread created = new Thread(task, "search");
              created.setDaemon(true);
              return created;
            });
  }

  /**
   * Opens the index of the log with that id, and starts to index what is new.
   *
   * @param changes what changes in the log from now on
   */
  public static SearchIndex open(
      DataFolder folder, String logId, IndexedLog log, RoomChanges changes) throws LogException {
    IndexingThrottle throttle = new IndexingThrottle(changes.unindexed()::storedSoFar);
    Indexer indexer = new Indexer(new SearchFile(folder, logId), log, changes, throttle::giveWay);
    return start(indexer, NANOS_BETWEEN_LOOKS, SearchIndex::handOver);
  }

  static SearchIndex start(Indexer indexer, long nanosBetweenLooks, Consumer<Error> errors) {
    SearchIndex index = new SearchIndex(indexer, nanosBetweenLooks, errors);
    index.scheduleIn(nanosBetweenLooks);
    return index;
  }

  // indexBatch() catches and logs its exceptions, and hands errors to the handler of the process.
  @SuppressWarnings("FutureReturnValueIgnored")
  private void scheduleIn(long nanos) {
    thread.schedule(this::indexBatch, nanos, TimeUnit.NANOSECONDS);
  }

  /** Indexes at most one batch of new messages, and schedules the next: soon, if there are more. */
  private void indexBatch() {
    boolean complete = true;
    try {
      complete = indexBatchOrLog();
    } catch (Error e) {
      // The executor would store it where nobody looks.
      errors.accept(e);
    }
    if (!thread.isShutdown()) {
      scheduleIn(complete ? nanosBetweenLooks : 0);
    }
  }

  private static void handOver(Error error) {
    Thread current = Thread.currentThread();
    current.getUncaughtExceptionHandler().uncaughtException(current, error);
  }

  /** Returns true if nothing is left to index for now. */
  private boolean indexBatchOrLog() {
    try {
      boolean complete = indexer.indexBatch();
      freeBytes = indexer.freeBytes();
      works = true;
      return complete;
    } catch (SQLException e) {
      reportFailure(DiskFull.reason(e));
      return true;
    } catch (LogException e) {
      reportFailure(e.getMessage());
      return true;
    } catch (RuntimeException e) {
      reportFailure(e.toString());
      LOG.debug("can't update the search index", e);
      return true;
    }
  }

  /** Returns the size of the pages in its file that were free recently, in bytes. Any thread. */
  public long freeBytes() {
    return freeBytes;
  }

  private void reportFailure(String reason) {
    if (works && !thread.isShutdown()) {
      LOG.warn("can't update the search index: {}", reason);
    }
    works = false;
  }

  /**
   * Returns a search, which has not begun. Any thread.
   *
   * @param nanoTime what measures how long it works, like {@link System#nanoTime}
   */
  public IndexedSearch search(SearchQuery query, LongSupplier nanoTime) {
    return new IndexedSearch(query, sources, new SearchTime(nanoTime));
  }

  @Override
  public void close() throws SQLException {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("a search still runs after {} s; closing its index", CLOSE_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    indexer.close();
  }
}
