package chat.server.benchmark.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The files of a log that was made, from which servers are started: one data folder with all
 * messages, and an older one without the newest, whose index is the other's that is behind. One
 * thread.
 */
final class MadeLog {
  private static final String MESSAGES = "messages.db";
  private static final String INDEX = "search.db";
  private static final String LOG_END = "log-end";

  private static final String TEXT_BYTES = "textBytes";
  private static final String APPEND_NANOS = "appendNanos";
  private static final String INDEX_NANOS = "indexNanos";

  private final Path folder;
  private final Properties figures = new Properties();

  /** The log in a folder, which may have to be made first. */
  MadeLog(Path folder) {
    this.folder = folder;
  }

  /** Returns the data folder with all messages. */
  Path data() {
    return folder.resolve("data");
  }

  /** Returns the data folder as it was before the newest messages. */
  Path older() {
    return folder.resolve("older");
  }

  private Path figuresFile() {
    return folder.resolve("made.properties");
  }

  /** Returns whether all messages are stored, and what that took is known. */
  boolean isComplete() throws IOException {
    if (Files.notExists(figuresFile())) {
      return false;
    }
    try (Reader file = Files.newBufferedReader(figuresFile(), UTF_8)) {
      figures.load(file);
    }
    return true;
  }

  /** Deletes what an interrupted run has left. */
  void begin() throws IOException {
    delete(folder);
    Files.createDirectories(data());
  }

  /** Copies the messages stored so far to the older folder. */
  void keepOlder() throws IOException {
    copy(older(), MESSAGES, LOG_END);
  }

  /**
   * Records that all messages are stored.
   *
   * @param textBytes the size of all texts, in UTF-8
   * @param appendNanos how long the log took to store them
   */
  void complete(long textBytes, long appendNanos) throws IOException {
    // While they were stored, the log began to index them; a server does that, and is measured.
    deleteIndex(data());
    record(TEXT_BYTES, textBytes);
    record(APPEND_NANOS, appendNanos);
  }

  /** Records how long a server took to index the messages of the older folder. */
  void indexed(long nanos) throws IOException {
    record(INDEX_NANOS, nanos);
  }

  private void record(String name, long figure) throws IOException {
    figures.setProperty(name, Long.toString(figure));
    try (Writer file = Files.newBufferedWriter(figuresFile(), UTF_8)) {
      figures.store(file, null);
    }
  }

  long textBytes() {
    return figure(TEXT_BYTES).orElseThrow();
  }

  long appendNanos() {
    return figure(APPEND_NANOS).orElseThrow();
  }

  /** Returns what {@link #indexed} recorded; empty if an index was there already. */
  Optional<Long> indexNanos() {
    return figure(INDEX_NANOS);
  }

  private Optional<Long> figure(String name) {
    return Optional.ofNullable(figures.getProperty(name)).map(Long::valueOf);
  }

  /** Replaces the index of all messages by the older one. Both servers must be stopped. */
  void useOlderIndex() throws IOException {
    deleteIndex(data());
    Files.copy(older().resolve(INDEX), data().resolve(INDEX));
  }

  private static void deleteIndex(Path data) throws IOException {
    for (String suffix : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(data.resolve(INDEX + suffix));
    }
  }

  long messagesBytes() throws IOException {
    return Files.size(data().resolve(MESSAGES));
  }

  long indexBytes() throws IOException {
    return Files.size(data().resolve(INDEX));
  }

  /** Copies the data folder, whose server must be stopped, and returns the copy. */
  Path copyData() throws IOException {
    Path copy = folder.resolve("copy");
    delete(copy);
    copy(copy, MESSAGES, INDEX, LOG_END);
    return copy;
  }

  private void copy(Path to, String... names) throws IOException {
    Files.createDirectories(to);
    for (String name : names) {
      Files.copy(data().resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  static void delete(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
