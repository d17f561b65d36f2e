package chat.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import chat.client.net.Timing;
import chat.fixture.RawFrame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that sends nothing more, as if a cable had been pulled, or is reached slowly. */
final class DeadLinkTest {
  private static final Timing SHORT_IDLE = idle(Duration.ofSeconds(1));
  private static final int SMALL_BUFFER = 4 * 1024;
  private static final String LONG_TEXT = "x".repeat(600_000);

  private FakeServer server;

  private static Timing idle(Duration idle) {
    return new Timing(
        TestClient.QUICK.connect(),
        TestClient.QUICK.silence(),
        TestClient.QUICK.pause(),
        idle,
        TestClient.BACKOFF);
  }

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer(SMALL_BUFFER);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void silentServerIsPingedAndThenGivenUp() throws Exception {
    TestClient client = TestClient.inPipe(SHORT_IDLE, "alice@" + server.address());
    server.talks(
        s -> s.welcomes("alice").sees("JOIN #lobby").sends("LIVE #lobby 0").sees("PING alive"));
    client
        .err()
        .sees(
            "* connection lost (the connection to "
                + server.address()
                + " is lost: nothing came for 2 s)");
    server.talks(s -> s.welcomes("alice").sees("JOIN #lobby*"));
    client.err().sees("* connected again");
  }

  /** Logs a client in that may send long texts. */
  private static void welcomes(FakeServer server) throws IOException {
    server.greets().sees("HELLO 1 alice *");
    server.sends("WELCOME alice fake/1 log 0 1000000").sees("JOIN #lobby*");
    server.sends("LIVE #lobby 0");
  }

  @Test
  void linkThatDiesWhileALongMessageIsWrittenIsGivenUp() throws Exception {
    TestClient client = TestClient.inPipe(SHORT_IDLE, "alice@" + server.address());
    server.talks(DeadLinkTest::welcomes);
    client.types(LONG_TEXT).endsInput();
    client.err().sees(" is lost: nothing came for 2 s)");
    server.talks(
        s -> {
          welcomes(s);
          s.sees("SAY 1 #lobby\n" + LONG_TEXT).sends("ACK 1 #lobby 1 0").sees("BYE");
        });
    server.sends("BYE bye").closes();
    client.exits(0);
  }

  @Test
  void linkThatTakesALongMessageSlowlyIsNotGivenUp() throws Exception {
    Duration idle = Duration.ofSeconds(2);
    TestClient client = TestClient.inPipe(idle(idle), "alice@" + server.address());
    // It is typed before the login, so that no PING precedes it.
    client.types(LONG_TEXT).endsInput();
    server.talks(
        s -> {
          welcomes(s);
          takesSlowly(s, RawFrame.of("SAY 1 #lobby\n" + LONG_TEXT), idle.multipliedBy(3));
          s.sends("ACK 1 #lobby 1 0").sees("BYE");
        });
    server.sends("BYE bye").closes();
    client.exits(0);
  }

  /** Reads the start of a frame slowly for some time, and then the rest. */
  private void takesSlowly(FakeServer from, byte[] frame, Duration time) throws IOException {
    long start = System.nanoTime();
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    while (System.nanoTime() - start < time.toNanos()) {
      received.writeBytes(from.receives(1_024));
      LockSupport.parkNanos(Duration.ofMillis(30).toNanos());
    }
    received.writeBytes(from.receives(frame.length - received.size()));
    assertArrayEquals(frame, received.toByteArray());
  }
}
