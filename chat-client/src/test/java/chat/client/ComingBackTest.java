package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.net.Timing;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the real server: nothing is lost, doubled, or out of order. */
final class ComingBackTest {
  /** Soon aware of a dead link. */
  private static final Timing WATCHFUL =
      new Timing(
          Duration.ofSeconds(2),
          Duration.ofSeconds(1),
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

  /** A client that is in the lobby, so that it misses nothing of what follows. */
  private static TestClient present(Timing timing, String destination) throws Exception {
    TestClient client = TestClient.inPipe(timing, destination).types("/rooms");
    client.err().sees("* #lobby");
    return client;
  }

  @Test
  void aServerThatStopsAndStartsTwiceCostsNoLine() throws Exception {
    try (RealServer server = new RealServer(data)) {
      TestClient bob = present(TestClient.QUICK, "bob@" + server.address());
      TestClient alice = present(TestClient.QUICK, "alice@" + server.address());
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
  void whateverTheNetworkDoes(long seed) throws Exception {
    int count = 3_000;
    int faults = 20;
    try (RealServer server = new RealServer(data);
        FaultProxy alicesWay = new FaultProxy(server.port(), seed);
        FaultProxy bobsWay = new FaultProxy(server.port(), -seed)) {
      TestClient witness = present(TestClient.QUICK, "witness@" + server.address());
      TestClient bob = present(WATCHFUL, "bob@" + bobsWay.address());
      TestClient alice = present(WATCHFUL, "alice@" + alicesWay.address());
      alicesWay.misbehaves(faults);
      bobsWay.misbehaves(faults);
      alice.typesLines(lines("", 0, count)).endsInput();
      alice.exits(0);
      bob.out().sees("line " + (count - 1) + "\n");
      witness.out().sees("line " + (count - 1) + "\n");
      bob.endsInput().exits(0);
      witness.endsInput().exits(0);
      String expected = lines("alice: ", 0, count);
      assertEquals(expected, witness.out().toString());
      assertEquals(expected, bob.out().toString());
      assertEquals(0, alicesWay.faultsLeft());
      assertEquals(0, bobsWay.faultsLeft());
    }
  }
}
