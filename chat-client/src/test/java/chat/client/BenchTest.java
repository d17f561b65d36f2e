package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.bench.Bench;
import chat.client.bench.BenchSettings;
import chat.client.bench.Json;
import chat.client.bench.Load;
import chat.client.net.ServerAddress;
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

/** The capacity test, with the real server and with some that do badly. */
final class BenchTest {
  private static final Load TWO_IN_STEP = new Load(2, 1, 64, OptionalInt.of(200), 1);
  private static final Duration STALL = Duration.ofMillis(500);

  private final List<String> out = new CopyOnWriteArrayList<>();
  private final List<String> err = new CopyOnWriteArrayList<>();

  @TempDir private Path folder;

  @Test
  void atFullSpeedWithTheRealServer() throws Exception {
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
    }
  }

  @Test
  void atARateWithTheRealServer() throws Exception {
    try (RealServer server = new RealServer(folder)) {
      Load load = new Load(4, 4, 16, OptionalInt.of(100), 64);
      assertEquals(0, bench(server.port(), load), err::toString);
      String json = String.join("\n", out);
      Json.assertObject(json);
      assertEquals(100, Json.number(json, "ratePerSecond"), json);
      assertEquals(0, Json.number(json, "lost"), json);
      assertTrue(Json.number(json, "count") > 0, json);
    }
  }

  /** Of a second, half is stalled: half of what was due in it is late, though it was sent late. */
  @Test
  void whatAStallHeldBackCountsFromWhenItWasDue() throws Exception {
    try (RoomOfTwo server = new RoomOfTwo(id -> stallsAt(id, STALL), BenchTest::once)) {
      assertEquals(0, bench(server.port(), TWO_IN_STEP), err::toString);
      String json = out.get(0);
      assertTrue(Json.number(json, "p90") >= 200_000, json);
      assertTrue(Json.number(json, "max") >= 400_000, json);
    }
  }

  /** What could not even be sent is not forgotten. */
  @Test
  void whatAStallHeldBackToTheEndCountsToo() throws Exception {
    try (RoomOfTwo server =
        new RoomOfTwo(id -> stallsAt(id, STALL.multipliedBy(3)), BenchTest::once)) {
      assertEquals(0, bench(server.port(), TWO_IN_STEP), err::toString);
      String json = out.get(0);
      assertTrue(Json.number(json, "unsent") >= 150, json);
      assertTrue(Json.number(json, "p50") >= 400_000, json);
    }
  }

  @Test
  void lostMessagesAreNoticed() throws Exception {
    fails(seq -> seq == 3 ? new long[0] : new long[] {seq}, "1 lost");
  }

  @Test
  void doubledMessagesAreNoticed() throws Exception {
    fails(seq -> seq == 3 ? new long[] {3, 3} : new long[] {seq}, "1 doubled");
  }

  @Test
  void disorderIsNoticed() throws Exception {
    LongFunction<long[]> swapped =
        seq -> seq == 3 ? new long[0] : seq == 4 ? new long[] {4, 3} : new long[] {seq};
    fails(swapped, "1 out of order");
  }

  @Test
  void aServerThatGoesAwayIsToldInOneLine() throws Exception {
    try (RoomOfTwo server = new RoomOfTwo(BenchTest::atOnce, BenchTest::once)) {
      server.hangsUpAfter(3);
      assertEquals(1, bench(server.port(), TWO_IN_STEP));
      String said = err.get(err.size() - 1);
      assertTrue(said.contains(" of 2 lost the connection to 127.0.0.1:"), said);
      assertEquals(List.of(), out);
    }
  }

  @Test
  void whatIsNoChatServerIsLeftAlone() throws Exception {
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
  void aServerThatIsFullSaysSoAndHowItIsStarted() throws Exception {
    try (FakeServer server = new FakeServer()) {
      TestClient client = TestClient.inPipe("bench", server.address());
      server.accepts().sendsText("* the server is full; try again later\n").closes();
      client.exits(1);
      String said = client.err().toString();
      assertTrue(said.contains("(the server is full; try again later)"), said);
      assertTrue(said.contains("chat-server --rate 0 --max-per-address 0"), said);
      assertEquals(1, said.lines().count());
    }
  }

  @Test
  void anotherComputerIsNotTestedUnasked() throws Exception {
    TestClient client = TestClient.inPipe("bench", "192.0.2.1");
    client.exits(2);
    String said = client.err().toString();
    assertTrue(said.startsWith("192.0.2.1 is not this computer"), said);
    assertTrue(said.endsWith("--yes-i-run-this-server\n"), said);
    assertEquals(1, said.lines().count());
  }

  @Test
  void aFileThatCannotBeWrittenIsToldBeforeAnythingIsSent() throws Exception {
    try (FakeServer server = new FakeServer()) {
      Path svg = folder.resolve("no-such-folder").resolve("latency.svg");
      TestClient.inPipe("bench", server.address(), "--svg=" + svg)
          .exits(
              1,
              "cannot write %s: its folder does not exist. Name another file with --svg\n"
                  .formatted(svg));
    }
  }

  private void fails(LongFunction<long[]> delivered, String why) throws Exception {
    try (RoomOfTwo server = new RoomOfTwo(BenchTest::atOnce, delivered)) {
      assertEquals(1, bench(server.port(), TWO_IN_STEP), err::toString);
      String said = err.get(err.size() - 1);
      assertTrue(said.contains("once, in order (" + why + "). "), said);
    }
  }

  private int bench(int port, Load load) throws InterruptedException {
    BenchSettings settings =
        new BenchSettings(
            new ServerAddress("127.0.0.1", port),
            load,
            Duration.ZERO,
            Duration.ofSeconds(1),
            false);
    BenchSettings.Output json = new BenchSettings.Output(true, Optional.empty());
    return new Bench(settings, json, out::add, err::add).run();
  }

  private static long[] once(long seq) {
    return new long[] {seq};
  }

  private static void atOnce(long id) {
    // Answers without delay.
  }

  /** The server does nothing until its clock shows that the time has passed. */
  private static void stallsAt(long id, Duration stall) {
    long end = System.nanoTime() + (id == 2 ? stall.toNanos() : 0);
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }
}
