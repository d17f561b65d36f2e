package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.bench.Bench;
import chat.client.bench.BenchSettings;
import chat.client.bench.measure.TestPlan;
import chat.client.bench.measure.Workload;
import chat.client.net.ServerAddress;
import chat.fixture.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The capacity test, against the real server and against faulty ones. */
final class BenchTest {
  private static final Workload IN_STEP = new Workload(2, 1, 64, OptionalInt.of(200), 1);
  private static final Duration STALL = Duration.ofMillis(500);

  private final List<String> out = new CopyOnWriteArrayList<>();
  private final List<String> err = new CopyOnWriteArrayList<>();

  @TempDir private Path folder;

  @Test
  void fullSpeedTestOfTheRealServerIsFlawless() throws Exception {
    try (RealServer server = new RealServer(folder)) {
      Path svg = folder.resolve("latency.svg");
      TestClient client =
          TestClient.inPipe(
              "bench",
              server.address(),
              "--members=5",
              "--senders=2",
              "--duration=1s",
              "--warm-up=1s",
              "--svg=" + svg);
      client.exits(0);
      String report = client.out().toString();
      assertTrue(report.startsWith("5 members, 2 senders, 64-byte messages, full sp"), report);
      assertTrue(report.contains("\nevery member got every message once, in order\n"), report);
      assertTrue(client.err().toString().contains(" s: "), client.err()::toString);
      assertTrue(Files.readString(svg).startsWith("<svg "));
      assertOnlyTheLobbyIsLeft(server);
    }
  }

  private static void assertOnlyTheLobbyIsLeft(RealServer server) throws Exception {
    TestClient witness = TestClient.inPipe("witness@" + server.address(), "--json");
    witness.types("/rooms").endsInput();
    witness.exits(0);
    List<String> rooms =
        witness
            .out()
            .toString()
            .lines()
            .filter(line -> line.contains("\"event\":\"room\""))
            .toList();
    assertEquals(1, rooms.size(), rooms::toString);
    assertTrue(rooms.get(0).contains("#lobby"), rooms::toString);
  }

  @Test
  void fixedRateTestOfTheRealServerIsFlawless() throws Exception {
    try (RealServer server = new RealServer(folder)) {
      Workload workload = new Workload(4, 4, 16, OptionalInt.of(100), 64);
      assertEquals(0, bench(server.port(), workload), err::toString);
      String json = String.join("\n", out);
      Json.assertObject(json);
      assertEquals(100, Json.number(json, "ratePerSecond"), json);
      assertEquals(0, Json.number(json, "lost"), json);
      assertTrue(Json.number(json, "count") > 0, json);
    }
  }

  /** A stall of half the measured second delays half of the messages due in it. */
  @Test
  void stalledMessagesCountFromTheirDueTime() throws Exception {
    try (RoomOfTwo server = new RoomOfTwo(id -> stallsAt(id, STALL), BenchTest::once)) {
      assertEquals(0, bench(server.port(), IN_STEP), err::toString);
      String json = out.get(0);
      assertTrue(Json.number(json, "p90") >= 200_000, json);
      assertTrue(Json.number(json, "max") >= 400_000, json);
    }
  }

  /** The stall outlasts the measurement, so most messages are never sent. */
  @Test
  void unsentMessagesCountWithTheirDelay() throws Exception {
    try (RoomOfTwo server =
        new RoomOfTwo(id -> stallsAt(id, STALL.multipliedBy(3)), BenchTest::once)) {
      assertEquals(0, bench(server.port(), IN_STEP), err::toString);
      String json = out.get(0);
      assertTrue(Json.number(json, "unsent") >= 150, json);
      assertTrue(Json.number(json, "p50") >= 400_000, json);
    }
  }

  @Test
  void lostMessageFailsTheTest() throws Exception {
    fails(seq -> seq == 3 ? new long[0] : new long[] {seq}, "1 lost");
  }

  @Test
  void duplicatedMessageFailsTheTest() throws Exception {
    fails(seq -> seq == 3 ? new long[] {3, 3} : new long[] {seq}, "1 duplicated");
  }

  @Test
  void messageOutOfOrderFailsTheTest() throws Exception {
    LongFunction<long[]> swapped =
        seq -> seq == 3 ? new long[0] : seq == 4 ? new long[] {4, 3} : new long[] {seq};
    fails(swapped, "1 out of order");
  }

  @Test
  void lostServerIsReportedInOneLine() throws Exception {
    try (RoomOfTwo server = new RoomOfTwo(BenchTest::atOnce, BenchTest::once)) {
      server.disconnectsListenerAfter(3);
      assertEquals(1, bench(server.port(), IN_STEP));
      String said = err.get(err.size() - 1);
      assertTrue(said.contains(" of 2 lost the connection to 127.0.0.1:"), said);
      assertEquals(List.of(), out);
    }
  }

  @Test
  void programThatIsNoChatServerGetsOneConnection() throws Exception {
    try (FakeServer server = new FakeServer()) {
      TestClient client = TestClient.inPipe("bench", server.address());
      server.accepts().sendsText("220 mail here\r\n").seesEndOfInput();
      client.exits(1);
      String said = client.err().toString();
      assertTrue(said.contains("is not a chat server (it said: 220 mail here). "), said);
      assertEquals(1, said.lines().count());
    }
  }

  @Test
  void fullServerIsReportedWithHowToStartAnother() throws Exception {
    try (FakeServer server = new FakeServer()) {
      TestClient client = TestClient.inPipe("bench", server.address());
      server.accepts().sendsText("* the server is full; try again later\n").closes();
      client.exits(1);
      String said = client.err().toString();
      assertTrue(said.contains("(the server is full; try again later)"), said);
      assertTrue(
          said.contains("chat-server --rate 0 --max-per-address 0 --max-connects 0 --data none"),
          said);
      assertEquals(1, said.lines().count());
    }
  }

  @Test
  void otherComputerNeedsConsent() throws Exception {
    TestClient client = TestClient.inPipe("bench", "192.0.2.1");
    client.exits(2);
    String said = client.err().toString();
    assertTrue(said.startsWith("chat-client: 192.0.2.1 is not this computer"), said);
    assertTrue(said.endsWith("--yes-i-run-this-server\n"), said);
    assertEquals(1, said.lines().count());
  }

  @Test
  void unwritableFileIsReportedBeforeTheTest() throws Exception {
    try (FakeServer server = new FakeServer()) {
      Path svg = folder.resolve("no-such-folder").resolve("latency.svg");
      TestClient.inPipe("bench", server.address(), "--svg=" + svg)
          .exits(
              1,
              "chat-client: cannot write %s: its folder does not exist. Name another file with --svg\n"
                  .formatted(svg));
    }
  }

  private void fails(LongFunction<long[]> delivered, String why) throws Exception {
    try (RoomOfTwo server = new RoomOfTwo(BenchTest::atOnce, delivered)) {
      assertEquals(1, bench(server.port(), IN_STEP), err::toString);
      String said = err.get(err.size() - 1);
      assertTrue(said.contains("once, in order (" + why + "). "), said);
    }
  }

  private int bench(int port, Workload workload) throws InterruptedException {
    TestPlan plan =
        new TestPlan(
            new ServerAddress("127.0.0.1", port), workload, Duration.ZERO, Duration.ofSeconds(1));
    BenchSettings settings = new BenchSettings(plan, false, true, Optional.empty());
    return new Bench(settings, new Bench.Output(out::add, err::add, err::add)).run();
  }

  private static long[] once(long seq) {
    return new long[] {seq};
  }

  private static void atOnce(long id) {
    // The server acknowledges without delay.
  }

  /** Blocks the server until this time has passed on its clock. */
  private static void stallsAt(long id, Duration stall) {
    long end = System.nanoTime() + (id == 2 ? stall.toNanos() : 0);
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }
}
