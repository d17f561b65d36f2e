package chat.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.config.Environment;
import chat.client.net.Backoff;
import chat.client.net.Timing;
import chat.client.session.SessionThread;
import chat.client.view.Stdio;
import chat.fixture.Captured;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The client in the tests' process, whose input and output a test has. A thread of its own. */
final class TestClient {
  /** Reconnects almost at once, so that no test waits. */
  static final Backoff BACKOFF = new Backoff(Duration.ofMillis(5), Duration.ofMillis(50));

  /** Short times where tests wait for them to pass, long ones where they must not pass. */
  static final Timing QUICK =
      new Timing(
          Duration.ofMinutes(1),
          Duration.ofMinutes(1),
          Duration.ofMillis(50),
          Duration.ofMinutes(1),
          BACKOFF);

  /** Sends text after a short silence, to servers that send no greeting line. */
  static final Timing QUICK_TO_TEXT =
      new Timing(
          QUICK.connect(), Duration.ofMillis(200), QUICK.pause(), QUICK.idle(), QUICK.backoff());

  /** An environment without the settings of the person who runs the tests. */
  static final Environment NOWHERE =
      new Environment("Linux", Map.of(), Path.of("target", "nobody").toAbsolutePath());

  private static final Duration LITTLE_PATIENCE = Duration.ofMillis(50);
  private static final Set<TestClient> RUNNING = ConcurrentHashMap.newKeySet();

  private final Captured out = new Captured();
  private final Captured err = new Captured();
  private final PipedOutputStream typed = new PipedOutputStream();
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile int exitCode = -1;
  private volatile SessionThread session;
  private volatile boolean isEnding;

  private TestClient(boolean terminal, Timing timing, Environment environment, String... args)
      throws IOException {
    PipedInputStream in = new PipedInputStream(typed, 1 << 20);
    var main =
        new ChatClientMain(
            new Stdio(in, out, err, terminal, UTF_8),
            timing,
            environment,
            content -> Optional.empty(),
            this::begins);
    Thread thread =
        new Thread(
            () -> {
              try {
                exitCode = main.run(args);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } finally {
                RUNNING.remove(this);
                done.countDown();
              }
            },
            "client");
    thread.setDaemon(true);
    RUNNING.add(this);
    thread.start();
  }

  /** Ends all clients that run, and those that are about to connect as soon as they have. */
  static void endAll() throws InterruptedException {
    for (TestClient client : RUNNING) {
      client.isEnding = true;
      client.leaves();
    }
  }

  private void leaves() throws InterruptedException {
    if (session != null) {
      session.leave(LITTLE_PATIENCE);
    }
  }

  /** Called by the client's thread, before the session runs. */
  private void begins(SessionThread begun) {
    session = begun;
    if (isEnding) {
      try {
        leaves();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  static TestClient inPipe(String... args) throws IOException {
    return new TestClient(false, QUICK, NOWHERE, args);
  }

  static TestClient inPipe(Timing timing, String... args) throws IOException {
    return new TestClient(false, timing, NOWHERE, args);
  }

  static TestClient inPipe(Environment environment, String... args) throws IOException {
    return new TestClient(false, QUICK, environment, args);
  }

  static TestClient onTerminal(String... args) throws IOException {
    return new TestClient(true, QUICK, NOWHERE, args);
  }

  static TestClient inPipe(Timing timing, Environment environment, String... args)
      throws IOException {
    return new TestClient(false, timing, environment, args);
  }

  static TestClient onTerminal(Environment environment, String... args) throws IOException {
    return new TestClient(true, QUICK, environment, args);
  }

  static TestClient onTerminal(Timing timing, String... args) throws IOException {
    return new TestClient(true, timing, NOWHERE, args);
  }

  Captured out() {
    return out;
  }

  Captured err() {
    return err;
  }

  TestClient types(String line) throws IOException {
    return types((line + "\n").getBytes(UTF_8));
  }

  /** Types whole lines, which contain their ends. */
  TestClient typesLines(String lines) throws IOException {
    return types(lines.getBytes(UTF_8));
  }

  TestClient types(byte[] bytes) throws IOException {
    typed.write(bytes);
    typed.flush();
    return this;
  }

  TestClient endsInput() throws IOException {
    typed.close();
    return this;
  }

  /** Interrupts the client, as Ctrl-C does. */
  void isInterrupted() throws InterruptedException {
    session.leave(Captured.PATIENCE);
  }

  void exits(int code) throws InterruptedException {
    assertTrue(
        done.await(Captured.PATIENCE.toSeconds(), TimeUnit.SECONDS),
        () -> "still running; printed <" + out + "> and <" + err + ">");
    assertEquals(code, exitCode, () -> "printed <" + out + "> and <" + err + ">");
  }

  /** Waits until the client has ended, and checks its exit code and its whole standard error. */
  void exits(int code, String lines) throws InterruptedException {
    exits(code);
    assertEquals(lines, err.toString());
  }
}
