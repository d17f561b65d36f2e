package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.net.Timing;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the real server, reconnects lose, double and reorder no message. */
final class LosslessReconnectTest {
  private static final Timing QUICK_TO_DETECT_A_DEAD_LINK =
      new Timing(
          Duration.ofSeconds(2),
          TestClient.QUICK.silence(),
          Duration.ofMillis(50),
          Duration.ofMillis(300),
          TestClient.BACKOFF);

  @TempDir private Path data;

  private static String lines(String start, int from, int to) {
    StringBuilder lines = new StringBuilder();
    for (int i = from; i < to; i++) {
      lines.append(start).append("line ").append(i).append('\n');
    }
    return lines.toString();
  }

  /**
   * Starts a client and waits until it is in the lobby, where it then misses nothing. It asks for
   * nothing of the past, whose end may come later than this answer.
   */
  private static TestClient inLobby(Timing timing, String destination) throws Exception {
    TestClient client = TestClient.inPipe(timing, destination, "--history", "none").types("/rooms");
    client.err().sees("* #lobby");
    return client;
  }

  @Test
  void serverRestartedTwiceCostsNoLine() throws Exception {
    try (RealServer server = new RealServer(data)) {
      TestClient bob = inLobby(TestClient.QUICK, "bob@" + server.address());
      TestClient alice = inLobby(TestClient.QUICK, "alice@" + server.address());
      alice.typesLines(lines("", 0, 150));
      bob.out().sees("line 49\n");
      server.stops();
      alice.typesLines(lines("", 150, 300));
      server.startsAgain();
      bob.out().sees("line 199\n");
      alice.typesLines(lines("", 300, 400));
      server.stops();
      alice.typesLines(lines("", 400, 500)).endsInput();
      server.startsAgain();
      alice.exits(0);
      bob.endsInput().exits(0);
      assertEquals(lines("alice: ", 0, 500), bob.out().toString());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void networkFaultsCostNoLine(long seed) throws Exception {
    int count = 3_000;
    int faults = 20;
    try (RealServer server = new RealServer(data);
        FaultProxy alicesProxy = new FaultProxy(server.port(), seed);
        FaultProxy bobsProxy = new FaultProxy(server.port(), -seed)) {
      TestClient witness = inLobby(TestClient.QUICK, "witness@" + server.address());
      TestClient bob = inLobby(QUICK_TO_DETECT_A_DEAD_LINK, "bob@" + bobsProxy.address());
      TestClient alice = inLobby(QUICK_TO_DETECT_A_DEAD_LINK, "alice@" + alicesProxy.address());
      alicesProxy.injectsFaults(faults);
      bobsProxy.injectsFaults(faults);
      alice.typesLines(lines("", 0, count)).endsInput();
      alice.exits(0);
      bob.out().sees("line " + (count - 1) + "\n");
      witness.out().sees("line " + (count - 1) + "\n");
      bob.endsInput().exits(0);
      witness.endsInput().exits(0);
      String expected = lines("alice: ", 0, count);
      assertEquals(expected, witness.out().toString());
      assertEquals(expected, bob.out().toString());
      assertEquals(0, alicesProxy.faultsLeft());
      assertEquals(0, bobsProxy.faultsLeft());
    }
  }
}
