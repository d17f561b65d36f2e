package chat.server.log.sqlite;

import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.LogPosition;
import chat.server.log.Page;
import chat.server.log.StoredRoom;
import chat.server.log.file.Database;
import chat.server.log.file.Timed;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;

/**
 * Runs queries on a few platform threads, each with a connection of its own, while the caller
 * waits. On a virtual thread, a query would pin the carrier and stall all others.
 */
final class ReaderPool implements AutoCloseable {
  private final Database database;
  private final ExecutorService threads;
  private final BlockingQueue<SqliteReader> idle = new LinkedBlockingQueue<>();
  private final List<SqliteReader> all = new ArrayList<>();

  ReaderPool(Database database, int count) throws SQLException {
    this.database = database;
    for (int i = 0; i < count; i++) {
      all.add(new SqliteReader(database.openToRead()));
    }
    idle.addAll(all);
    AtomicInteger number = new AtomicInteger();
    this.threads =
        Executors.newFixedThreadPool(
            count,
            task -> {
              Thread thread = new Thread(task, "log-reader-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  List<StoredRoom> rooms(String afterKey, int count) throws LogException {
    return query(reader -> reader.rooms(afterKey, count));
  }

  Page read(LogName log, long after, long upTo, int maxBytes) throws LogException {
    return query(reader -> reader.read(log, after, upTo, maxBytes));
  }

  /** Reads the messages at these positions, in this order, without those no longer stored. */
  List<LogMessage> read(List<LogPosition> positions) throws LogException {
    return query(reader -> reader.read(positions));
  }

  private <T> T query(SqliteReader.Query<T> query) throws LogException {
    return query(query, waited -> {});
  }

  /**
   * Runs a query.
   *
   * @param waited gets the nanoseconds that it waited for a thread
   */
  <T> T query(SqliteReader.Query<T> query, LongConsumer waited) throws LogException {
    long asked = System.nanoTime();
    try {
      return threads.submit(() -> run(query)).get().awaitedSince(asked, waited);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof SQLException failed
          ? database.failure("read", failed)
          : new LogException("can't read messages: " + e.getCause(), e.getCause());
    } catch (RejectedExecutionException e) {
      throw new LogException("can't read messages: the log is closed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogException("interrupted while reading messages", e);
    }
  }

  private <T> Timed<T> run(SqliteReader.Query<T> query) throws SQLException, InterruptedException {
    SqliteReader reader = idle.take();
    long start = System.nanoTime();
    try {
      return Timed.since(start, reader.run(query));
    } finally {
      idle.add(reader);
    }
  }

  @Override
  public void close() throws SQLException {
    threads.shutdownNow();
    for (SqliteReader reader : all) {
      reader.close();
    }
  }
}
