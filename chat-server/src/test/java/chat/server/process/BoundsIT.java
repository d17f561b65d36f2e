package chat.server.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.LongRun;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerProcess;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Strangers let everything grow that a server remembers of them, on a small heap: connections,
 * nicks, client ids, addresses, rooms with topics, inboxes. A user asks {@code /who} all the time.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class BoundsIT {
  private static final boolean IS_LONG = !LongRun.orLonger(Duration.ZERO).isZero();

  /** With {@code -Plong} more than the 10,000 that the server remembers of each kind. */
  private static final int STRANGERS = IS_LONG ? 12_000 : 1_500;

  private static final int MAX_ROOMS = IS_LONG ? 10_000 : 1_000;
  private static final int MAX_CLIENTS = 500;
  private static final int THREADS = 4;
  private static final String TOPIC = "t".repeat(1_000);

  /** What no slow machine needs; on a quiet one the answers take milliseconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private Path folder;
  private final ExecutorService crowds = Executors.newFixedThreadPool(THREADS);
  private int port;

  @Test
  void whatStrangersLetGrowStaysWithinItsBoundsWhileUsersAreAnswered() throws Exception {
    try (ServerProcess server = start()) {
      port = server.awaitPort();
      try (TextUser carol = TextUser.at(port);
          FramedUser witness = FramedUser.at(port)) {
        carol.joins("#quiet");
        witness.greetsAs("witness");
        List<Future<?>> strangers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
          int first = i;
          strangers.add(crowds.submit(() -> strangersComeAndGo(first)));
        }
        Duration worst = longestAnswer(carol, strangers);
        assertRoomsAreFull(witness);
        worst = longer(worst, longestAnswer(carol, List.of(crowds.submit(this::serverIsFull))));
        System.out.println("the longest answer to /who took " + worst.toMillis() + " ms");
        assertTrue(
            worst.compareTo(PATIENCE) < 0, () -> "an answer took too long" + server.errors());
      }
      assertTrue(server.isAlive(), server::errors);
      assertEquals(0, server.stop(), server::errors);
    } finally {
      crowds.shutdownNow();
    }
  }

  private ServerProcess start() throws Exception {
    return ServerProcess.start(
        ServerProcess.command(
            List.of("-Xmx64m", "-XX:+UseSerialGC"),
            "--port=0",
            "--data=" + folder.resolve("data"),
            "--max-clients=" + MAX_CLIENTS,
            "--max-rooms=" + MAX_ROOMS,
            "--max-connects=1000000"));
  }

  /** Each has an address, a nick, a client id, and a room with a topic, and is lost. */
  private void strangersComeAndGo(int first) {
    for (int i = first; i < STRANGERS; i += THREADS) {
      String address = "127.1." + i / 250 + "." + (1 + i % 250);
      try (FramedUser stranger = FramedUser.from(address, port)) {
        stranger.sendsAtOnce(
            "HELLO 1 stranger-" + i + " " + TestServer.idOf("stranger-" + i),
            "JOIN #room-" + i,
            "TOPIC #room-" + i + "⏎" + TOPIC,
            "SAY 1 #room-" + i + "⏎this keeps the room",
            // To a nick that waits for its lost connection, so to an inbox.
            "TELL 2 stranger-" + Math.max(0, i - THREADS) + "⏎" + TOPIC,
            "PING done");
        stranger.sees("PONG done");
        stranger.resets();
      }
    }
  }

  /** Asks again and again until tasks have ended; returns how long the slowest answer took. */
  private static Duration longestAnswer(TextUser carol, List<Future<?>> tasks) throws Exception {
    Duration longest = Duration.ZERO;
    boolean done = false;
    while (!done) {
      done = tasks.stream().allMatch(Future::isDone);
      long start = System.nanoTime();
      carol.sends("/who");
      carol.sees("* end of /who");
      longest = longer(longest, Duration.ofNanos(System.nanoTime() - start));
      // Ten questions a second stay below the limit on messages.
      TimeUnit.MILLISECONDS.sleep(100);
    }
    for (Future<?> task : tasks) {
      task.get();
    }
    return longest;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static void assertRoomsAreFull(FramedUser witness) {
    witness.sends("JOIN #one-more");
    witness.seesOneLike("ERROR too-many-rooms JOIN #one-more⏎.*");
  }

  /** Connects until the server refuses. */
  private void serverIsFull() {
    List<FramedUser> crowd = new ArrayList<>();
    try {
      for (int i = 0; i < MAX_CLIENTS - 2; i++) {
        FramedUser idle = FramedUser.from("127.2." + i / 250 + "." + (1 + i % 250), port);
        crowd.add(idle);
        idle.seesLineWith("Hey");
      }
      try (FramedUser refused = FramedUser.at(port)) {
        refused.seesLineWith("the server is full");
      }
    } finally {
      crowd.forEach(FramedUser::close);
    }
  }
}
