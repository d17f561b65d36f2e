package chat.server.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.fixture.LongRun;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients that always have something to read for the server, which has one core for all of them
 * where threads are virtual: nothing preempts a virtual thread that computes.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class FloodIT {
  private static final int FLOODS_OF_A_KIND = 2;
  private static final int FLOODS_AT_ONCE = 6 * FLOODS_OF_A_KIND;
  private static final int MESSAGES = 60;
  private static final String NO_LINE_END = "x".repeat(60_000);

  private static ServerProcess start(String rate) throws IOException {
    return ServerProcess.start(
        ServerProcess.command(
            List.of("-Djdk.virtualThreadScheduler.parallelism=1"),
            "--port=0",
            "--data=none",
            "--rate=" + rate));
  }

  /** Starts floods of everything that the server reads and drops, or answers by its readers. */
  private static List<Flood> floods(int port) throws IOException {
    List<Flood> floods = new ArrayList<>();
    for (int i = 0; i < FLOODS_OF_A_KIND; i++) {
      floods.add(text(port, "\n"));
      floods.add(text(port, "\u00FF\u00F1"));
      floods.add(text(port, NO_LINE_END));
      floods.add(framed(port, "PING x", i));
      floods.add(framed(port, "PONG x", i));
      floods.add(framed(port, "NOTHING", i));
    }
    return floods;
  }

  private static Flood text(int port, String repeated) throws IOException {
    return new Flood(port, new byte[] {'\n'}, repeated.getBytes(ISO_8859_1));
  }

  private static Flood framed(int port, String payload, int number) throws IOException {
    String nick = payload.substring(0, 3) + number;
    byte[] hello = FramedUser.frame("HELLO 1 " + nick + " a-client-id-of-" + nick);
    return new Flood(port, hello, FramedUser.frame(payload));
  }

  @ParameterizedTest
  @ValueSource(strings = {"20", "0"})
  void floodsDoNotStopOthers(String rate) throws Exception {
    try (ServerProcess server = start(rate);
        FramedUser alice = member(server, "alice");
        FramedUser bob = member(server, "bob")) {
      List<Flood> floods = floods(server.awaitPort());
      long start = System.nanoTime();
      long nanos = LongRun.orLonger(Duration.ZERO).toNanos();
      for (int id = 1; id <= MESSAGES || System.nanoTime() - start < nanos; id++) {
        alice.sends("SAY " + id + " #tea⏎hello");
        bob.seesOneLike("SAID #tea " + id + " [0-9]+ alice⏎hello");
        alice.seesOneLike("ACK " + id + " #tea " + id + " [0-9]+");
      }
      for (Flood flood : floods) {
        flood.close();
      }
    }
  }

  @Test
  void serverStopsUnderAFlood() throws Exception {
    try (ServerProcess server = start("20");
        FramedUser alice = member(server, "alice")) {
      List<Flood> floods = new ArrayList<>();
      for (int i = 0; i < 100 / FLOODS_AT_ONCE; i++) {
        floods.addAll(floods(server.awaitPort()));
      }
      alice.sends("SAY 1 #tea⏎hello");
      alice.seesOneLike("ACK 1 .*");
      server.signal("TERM");
      alice.seesOneLike("BYE shutting-down⏎.*");
      assertEquals(0, server.awaitExit());
      assertEquals("", server.errors());
      for (Flood flood : floods) {
        flood.close();
      }
    }
  }

  private static FramedUser member(ServerProcess server, String nick) throws Exception {
    FramedUser user = FramedUser.at(server.awaitPort());
    user.greetsAs(nick);
    user.joins("#tea");
    return user;
  }
}
