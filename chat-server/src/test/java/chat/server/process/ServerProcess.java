package chat.server.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, from the jar that was built. */
final class ServerProcess implements AutoCloseable {
  private static final Path JAR = Path.of("target", "chat-server.jar");
  private static final Pattern LISTENING = Pattern.compile("listening on .*, port ([0-9]+)");
  private static final int PATIENCE_SECONDS = 120;

  private final Process process;
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final int port;

  private ServerProcess(Process process) throws IOException {
    this.process = process;
    BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    this.port = awaitPort(out);
    Thread reading = new Thread(() -> readOn(out), "server-output");
    reading.setDaemon(true);
    reading.start();
  }

  /** What it takes to run a server, whatever comes before and after it. */
  static List<String> command(List<String> javaOptions, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(javaOptions);
    command.addAll(List.of("-jar", JAR.toAbsolutePath().toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** A server that listens. */
  static ServerProcess start(List<String> javaOptions, String... arguments) throws IOException {
    return start(command(javaOptions, arguments));
  }

  static ServerProcess start(List<String> command) throws IOException {
    return new ServerProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /** Runs a command that is to end by itself. */
  static Ended run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), output);
  }

  /** How a process ended, and all it said. */
  record Ended(int exitCode, String output) {}

  private int awaitPort(BufferedReader out) throws IOException {
    String line = out.readLine();
    while (line != null) {
      lines.add(line);
      Matcher matcher = LISTENING.matcher(line);
      if (matcher.matches()) {
        return Integer.parseInt(matcher.group(1));
      }
      line = out.readLine();
    }
    throw new AssertionError("the server did not start: " + lines);
  }

  private void readOn(BufferedReader out) {
    try {
      out.lines().forEach(lines::add);
    } catch (java.io.UncheckedIOException e) {
      // The process was killed.
    }
  }

  int port() {
    return port;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** All it has said so far. */
  List<String> output() {
    return List.copyOf(lines);
  }

  /** SIGKILL, and nothing of it is left when this returns. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    awaitEnd();
  }

  /** SIGTERM; answers its exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    return awaitEnd();
  }

  private int awaitEnd() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the server does not end; it said " + lines);
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
