package chat.server.benchmark.log;

import java.io.IOException;

/**
 * Measures a server while its index lacks the newest messages, and once it is complete. One thread.
 */
final class IndexStates {
  private final LogShape shape;
  private final MadeLog log;
  private final Lines lines;

  IndexStates(LogShape shape, MadeLog log, Lines lines) {
    this.shape = shape;
    this.log = log;
    this.lines = lines;
  }

  void print() throws IOException, InterruptedException {
    makeOlderIndex();
    printBehind();
    try (MeasuredServer server = MeasuredServer.start(log.data())) {
      server.awaitIndex();
    }
    printSizes();
    printComplete();
  }

  /** Lets a server index the older messages, if the older folder has no index that it can use. */
  private void makeOlderIndex() throws IOException, InterruptedException {
    int messages = shape.messages() - shape.unindexed();
    try (MeasuredServer server = MeasuredServer.start(log.older())) {
      MeasuredServer.Indexing indexing = server.awaitIndex();
      if (indexing.messages() > messages / 2) {
        log.indexed(indexing.nanos());
      }
    }
    log.indexNanos()
        .ifPresent(nanos -> lines.figure("indexing them", Figures.perSecond(messages, nanos)));
  }

  /** Prints searches; where the index has caught up by half meanwhile, it is set back. */
  private void printBehind() throws IOException, InterruptedException {
    lines.text("");
    lines.text(
        "The index lacks the newest %s messages, of which it has indexed less than half meanwhile."
            .formatted(Figures.count(shape.unindexed())));
    SearchWords[] all = SearchWords.values();
    int next = 0;
    while (next < all.length) {
      log.useOlderIndex();
      try (MeasuredServer server = MeasuredServer.start(log.data());
          Measurement measurement = new Measurement(shape, server.port(), lines)) {
        server.awaitLook();
        if (next == 0) {
          lines.figure("start", Figures.time(server.startNanos()));
          measurement.printReads();
          measurement.printSearchHeading();
        }
        do {
          measurement.printSearches(all[next++]);
        } while (next < all.length && server.unindexed() > shape.unindexed() / 2);
      }
    }
  }

  private void printSizes() throws IOException {
    lines.text("");
    printSize("messages.db", log.messagesBytes());
    printSize("search.db", log.indexBytes());
    printSize("the texts in them", log.textBytes());
  }

  private void printSize(String name, long bytes) {
    lines.figure(
        name,
        "%8s, %6s bytes a message"
            .formatted(Figures.mebibytes(bytes), Figures.average(bytes, shape.messages())));
  }

  private void printComplete() throws IOException, InterruptedException {
    lines.text("");
    lines.text("The index is complete.");
    try (MeasuredServer server = MeasuredServer.start(log.data());
        Measurement measurement = new Measurement(shape, server.port(), lines)) {
      lines.figure("start", Figures.time(server.startNanos()));
      lines.figure("memory after the start", Figures.mebibytes(server.residentBytes()));
      measurement.printReads();
      measurement.printPair();
      measurement.printSearchHeading();
      for (SearchWords words : SearchWords.values()) {
        measurement.printSearches(words);
      }
      lines.text("");
      lines.figure("memory at the end", Figures.mebibytes(server.residentBytes()));
    }
  }
}
