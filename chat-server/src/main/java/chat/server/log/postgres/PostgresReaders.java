package chat.server.log.postgres;

import chat.server.log.LogEndedException;
import chat.server.log.LogException;
import chat.server.log.file.Timed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;

/**
 * Runs queries on a few platform threads, while the caller waits: they bound how many connections
 * clients take, and a query on a virtual thread would pin its carrier.
 */
final class PostgresReaders implements AutoCloseable {
  private static final int THREADS = 3;

  private final ExecutorService threads;
  private final PostgresReader reader;

  PostgresReaders(PostgresReader reader) {
    this.reader = reader;
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
}
