package chat.server.benchmark.log;

import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerProcess;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that the script starts, without limits for its clients. One thread. */
final class MeasuredServer implements AutoCloseable {
  private static final Path SCRIPT =
      Path.of("..", "scripts", "chat-server").toAbsolutePath().normalize();
  private static final Pattern METRICS = Pattern.compile("metrics are at (http\\S+)");
  private static final int POLL_MILLIS = 100;

  /** An index that lacks nothing for 10 s is complete: after a start, it looks only after 5 s. */
  private static final int COMPLETE_POLLS = 100;

  private final ServerProcess process;
  private final int port;
  private final URI metrics;
  private final long startNanos;

  private MeasuredServer(ServerProcess process, int port, URI metrics, long startNanos) {
    this.process = process;
    this.port = port;
    this.metrics = metrics;
    this.startNanos = startNanos;
  }

  /** Starts a server on a data folder, and waits until it answers a client. */
  static MeasuredServer start(Path data, String... more) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(SCRIPT.toString(), "--port", "0"));
    command.addAll(List.of("--data", data.toAbsolutePath().toString(), "--metrics-port", "0"));
    for (String limit : List.of("--rate", "--max-work", "--max-rooms", "--max-data")) {
      command.addAll(List.of(limit, "0"));
    }
    command.addAll(List.of(more));
    long start = System.nanoTime();
    ServerProcess process = ServerProcess.start(command);
    int port = process.awaitPort();
    try (FramedUser user = FramedUser.at(port)) {
      user.greetsAs("first");
      user.seesOneLike("WELCOME .*");
    }
    long nanos = System.nanoTime() - start;
    return new MeasuredServer(process, port, metricsOf(process), nanos);
  }

  private static URI metricsOf(ServerProcess process) throws InterruptedException {
    Matcher address = METRICS.matcher(process.output());
    while (!address.find()) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      address = METRICS.matcher(process.output());
    }
    return URI.create(address.group(1));
  }

  int port() {
    return port;
  }

  /** Returns how long it took from the start of the process to the first answer. */
  long startNanos() {
    return startNanos;
  }

  /** Returns how much of the memory of the computer it has. */
  long residentBytes() throws IOException {
    Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid())).start();
    try (InputStream output = ps.getInputStream()) {
      String kibibytes = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
      return Long.parseLong(kibibytes) << 10;
    }
  }

  /** Returns how many messages its index lacks. */
  long unindexed() throws IOException {
    try (InputStream page = metrics.toURL().openStream()) {
      String metrics = new String(page.readAllBytes(), StandardCharsets.UTF_8);
      return metrics
          .lines()
          .filter(line -> line.startsWith("chat_unindexed_messages "))
          .mapToLong(line -> (long) Double.parseDouble(line.substring(line.indexOf(' '))))
          .findFirst()
          .orElseThrow(() -> new IOException("the metrics lack chat_unindexed_messages"));
    }
  }

  /** Waits until it has compared its index with the log, and knows that messages are missing. */
  void awaitLook() throws IOException, InterruptedException {
    while (unindexed() == 0) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  /**
   * How the index became complete.
   *
   * @param nanos until then
   * @param messages the most that it lacked
   */
  record Indexing(long nanos, long messages) {}

  /** Waits until its index has all messages. */
  Indexing awaitIndex() throws IOException, InterruptedException {
    long start = System.nanoTime();
    long complete = start;
    long most = 0;
    for (int polls = 0; polls < COMPLETE_POLLS; polls++) {
      long unindexed = unindexed();
      if (unindexed > 0) {
        most = Math.max(most, unindexed);
        complete = System.nanoTime();
        polls = 0;
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    return new Indexing(complete - start, most);
  }

  /** Stops it, so that its files are complete. */
  @Override
  public void close() throws IOException {
    try (process) {
      process.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
