package chat.server.log;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads the log for whoever asks, on a few platform threads with a connection each: a query would
 * pin a virtual thread's carrier, and every other connection's thread with it.
 */
final class LogReaders implements AutoCloseable {
  private final Database database;
  private final ExecutorService threads;
  private final BlockingQueue<SqliteReader> idle = new LinkedBlockingQueue<>();
  private final List<SqliteReader> all = new ArrayList<>();

  /** Something to read. */
  interface Query<T> {
    T apply(SqliteReader reader) throws SQLException;
  }

  LogReaders(Database database, int count) throws SQLException {
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

  /** Waits until a thread has carried out the query. */
  <T> T read(Query<T> query) throws LogException {
    try {
      return threads.submit(() -> run(query)).get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof SQLException failed
          ? database.failure("read", failed)
          : new LogException("can't read messages: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogException("interrupted while reading messages", e);
    }
  }

  private <T> T run(Query<T> query) throws SQLException, InterruptedException {
    SqliteReader reader = idle.take();
    try {
      return query.apply(reader);
    } catch (SQLException e) {
      reader.recover(e);
      throw e;
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
