package chat.server.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.Captured;
import chat.fixture.FinishedCommand;
import chat.fixture.LongRun;
import chat.fixture.Skips;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Thousands of connects and closes, while two users chat. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "other systems don't list a process's files")
class ConnectStormIT {
  /** 50,000 with {@code -Plong}. */
  private static final int CONNECTS = LongRun.orLonger(Duration.ZERO).isZero() ? 4_000 : 50_000;

  private static final int THREADS = 2;

  /** The server keeps messages in memory, which must not be taken for a leak. */
  private static final int MAX_MESSAGES = 1_000;

  /** What a warmed-up JVM may allocate and start for itself. */
  private static final long HEAP_SLACK = 2 << 20;

  private static final int THREAD_SLACK = 4;

  private static final Pattern TOTAL = Pattern.compile("Total +[0-9]+ +([0-9]+)");

  private static final Pattern CONNECTIONS =
      Pattern.compile(" ([0-9]+) +[0-9]+ +chat\\.server\\.net\\.Connection\\s");

  private ServerProcess server;
  private int port;

  /** What a process holds. */
  private record Footprint(long files, long threads, long heapBytes, long connections) {}

  private Footprint footprint() {
    try (Stream<Path> files = Files.list(Path.of("/proc", "" + server.pid(), "fd"))) {
      long threads =
          Files.readAllLines(Path.of("/proc", "" + server.pid(), "status")).stream()
              .filter(line -> line.startsWith("Threads:"))
              .mapToLong(line -> Long.parseLong(line.substring("Threads:".length()).strip()))
              .sum();
      // Collects garbage, and lists what lives.
      String histogram =
          FinishedCommand.run(List.of(jcmd().toString(), "" + server.pid(), "GC.class_histogram"))
              .output();
      MatchResult total = TOTAL.matcher(histogram).results().findFirst().orElseThrow();
      return new Footprint(
          files.count(), threads, Long.parseLong(total.group(1)), connections(histogram));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static long connections(String histogram) {
    return CONNECTIONS
        .matcher(histogram)
        .results()
        .mapToLong(match -> Long.parseLong(match.group(1)))
        .sum();
  }

  private static Path jcmd() {
    return Path.of(System.getProperty("java.home"), "bin", "jcmd");
  }

  @Test
  void connectsAndClosesLeakNothingWhileUsersChat() throws Exception {
    Skips.unless(Files.exists(jcmd()), "this Java has no jcmd");
    ExecutorService storms = Executors.newFixedThreadPool(THREADS);
    try (ServerProcess started = ServerProcess.start("--port=0", "--data=none", "--rate=0")) {
      server = started;
      port = server.awaitPort();
      try (FramedUser alice = user("alice");
          FramedUser bob = user("bob")) {
        int said = chatDuring(List.of(storms.submit(() -> storm(1, 500))), alice, bob, 0);
        await()
            .atMost(Captured.PATIENCE)
            .untilAsserted(() -> assertEquals(2, footprint().connections()));
        Footprint before = footprint();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
          int thread = i;
          running.add(storms.submit(() -> storm(thread, CONNECTS / THREADS)));
        }
        chatDuring(running, alice, bob, said);
        await().atMost(Captured.PATIENCE).untilAsserted(() -> assertNotMore(before, footprint()));
      }
      assertEquals("", server.errors());
      assertEquals(0, server.stop());
    } finally {
      storms.shutdownNow();
    }
  }

  private FramedUser user(String nick) {
    FramedUser user = FramedUser.at(port);
    user.greetsAs(nick);
    user.joins("#tea");
    return user;
  }

  private static void assertNotMore(Footprint before, Footprint after) {
    assertEquals(2, after.connections());
    assertTrue(after.files() <= before.files(), () -> before + ", then " + after);
    assertTrue(
        after.threads() <= before.threads() + THREAD_SLACK, () -> before + ", then " + after);
    assertTrue(
        after.heapBytes() <= before.heapBytes() + HEAP_SLACK, () -> before + ", then " + after);
  }

  /** Sends messages, and then queries, until the storms end; returns the number of the last. */
  private static int chatDuring(
      List<? extends Future<?>> storms, FramedUser alice, FramedUser bob, int lastId)
      throws Exception {
    int id = lastId;
    while (id == lastId || !storms.stream().allMatch(Future::isDone)) {
      if (id - lastId < MAX_MESSAGES) {
        id++;
        alice.sends("SAY " + id + " #tea⏎" + id);
        alice.seesOneLike("ACK " + id + " #tea " + id + " [0-9]+");
        bob.seesOneLike("SAID #tea " + id + " [0-9]+ alice⏎" + id);
      } else {
        alice.seesNothingMore();
        bob.seesNothingMore();
      }
    }
    for (Future<?> storm : storms) {
      storm.get();
    }
    return id;
  }

  /** Connects from the addresses 127.0.0.2 to 127.0.0.9, and ends in each way that there is. */
  private void storm(int thread, int connects) {
    for (int i = 0; i < connects; i++) {
      try (FramedUser user = FramedUser.from("127.0.0." + (2 + i % 8), port)) {
        switch (i / 8 % 6) {
          case 0 -> user.seesLineWith("Hey");
          case 1 -> user.resets();
          case 2 -> user.sendsBytes("/who\n".getBytes(UTF_8));
          case 3 -> {
            user.sendsBytes((byte) 0, (byte) 0, (byte) 100, (byte) 'H');
            user.resets();
          }
          case 4 -> {
            user.greetsAs("storm-" + thread);
            user.sends("BYE");
            user.sees("BYE bye⏎goodbye");
          }
          default -> {
            // Closes without a byte, with the greeting unread: a reset.
          }
        }
      }
    }
  }
}
