package chat.server.benchmark.log;

import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.Text;
import chat.protocol.account.ClientId;
import chat.server.log.Draft;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.SqliteLog;
import chat.server.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Measures a server that removes the oldest fifth of a copy of the log. One thread. */
final class PruningAtWork {
  private static final int REMOVED_DIVISOR = 5;
  private static final int POLL_MILLIS = 200;

  private final LogShape shape;
  private final MadeLog log;
  private final Lines lines;

  PruningAtWork(LogShape shape, MadeLog log, Lines lines) {
    this.shape = shape;
    this.log = log;
    this.lines = lines;
  }

  void print() throws IOException, LogException, SQLException, InterruptedException {
    Path copy = log.copyData();
    addNewMessage(copy);
    try (PrunedLog pruned = new PrunedLog(copy)) {
      long firstKept = pruned.oldestMillis() + MessageSource.SPAN.toMillis() / REMOVED_DIVISOR;
      long age = Duration.ofMillis(System.currentTimeMillis() - firstKept).toSeconds();
      try (MeasuredServer server = MeasuredServer.start(copy, "--keep", age + "s")) {
        measure(server, pruned, firstKept);
      }
    }
    lines.figure("messages.db afterwards", size(copy.resolve("messages.db")));
    lines.figure("search.db afterwards", size(copy.resolve("search.db")));
    MadeLog.delete(copy);
  }

  /** Lets the server trust the clock, which it compares with the newest message. */
  private static void addNewMessage(Path data) throws LogException {
    try (SqliteLog log = SqliteLog.open(data, false, Retention.EVERYTHING, TimeSource.SYSTEM)) {
      log.append(
          List.of(
              new Draft(
                  new LogName("#now"),
                  ClientId.random().digest(),
                  1,
                  System.currentTimeMillis(),
                  Nick.of("now"),
                  MessageKind.SAID,
                  Text.of("Now."))));
    }
  }

  private void measure(MeasuredServer server, PrunedLog pruned, long firstKept)
      throws IOException, SQLException, InterruptedException {
    lines.text("");
    lines.text("The server removes the oldest fifth, by --keep.");
    while (pruned.removed() == 0) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    long start = System.nanoTime();
    try (Measurement measurement = new Measurement(shape, server.port(), lines)) {
      measurement.printReads();
      measurement.printPair();
      measurement.printSearchHeading();
      for (SearchWords words : SearchWords.values()) {
        measurement.printSearches(words);
      }
    }
    long removed = pruned.removed();
    long nanos = System.nanoTime() - start;
    boolean atWork = pruned.oldestMillis() < firstKept;
    lines.text("");
    lines.figure(
        "removed meanwhile",
        atWork ? Figures.perSecond(removed, nanos) : "all, before the last line");
    while (pruned.oldestMillis() < firstKept) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    server.awaitIndex();
    lines.figure("removed in all", Figures.count(pruned.removed()) + " messages");
  }

  private static String size(Path file) throws IOException {
    return Figures.mebibytes(Files.size(file));
  }
}
