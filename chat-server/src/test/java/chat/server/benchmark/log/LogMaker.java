package chat.server.benchmark.log;

import chat.server.log.Draft;
import chat.server.log.LogException;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.SqliteLog;
import chat.server.time.TimeSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Stores the messages of a log. One thread. */
final class LogMaker {
  private static final int BATCH = 100_000;
  private static final int BATCHES_PER_LINE = 10;

  private final LogShape shape;
  private final MadeLog log;
  private final MessageSource source;
  private long textBytes;
  private long appendNanos;
  private int stored;

  LogMaker(LogShape shape, MadeLog log) {
    this.shape = shape;
    this.log = log;
    this.source = new MessageSource(shape);
  }

  void make() throws IOException, LogException {
    log.begin();
    storeUpTo(shape.messages() - shape.unindexed());
    log.keepOlder();
    storeUpTo(shape.messages());
    log.complete(textBytes, appendNanos);
  }

  private void storeUpTo(int messages) throws LogException {
    try (SqliteLog open =
        SqliteLog.open(log.data(), false, Retention.EVERYTHING, TimeSource.SYSTEM)) {
      for (int batches = 1; stored < messages; batches++) {
        List<Draft> batch = batch(Math.min(BATCH, messages - stored));
        long start = System.nanoTime();
        open.append(batch);
        appendNanos += System.nanoTime() - start;
        stored += batch.size();
        if (batches % BATCHES_PER_LINE == 0) {
          System.err.println("stored " + Figures.count(stored) + " messages");
        }
      }
    }
  }

  private List<Draft> batch(int size) {
    List<Draft> batch = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      Draft draft = source.next();
      textBytes += draft.text().byteLength();
      batch.add(draft);
    }
    // Room by room, so that the database writes each page once for a batch; the sort is stable.
    batch.sort(Comparator.comparing(draft -> draft.log().key()));
    return batch;
  }
}
