package chat.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import chat.client.net.Timing;
import chat.fixture.RawFrame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that sends nothing more, as if a cable had been pulled, or is reached slowly. */
final class DeadLinkTest {
  private static final Timing SHORT_IDLE = idle(Duration.ofSeconds(1));
  private static final int SMALL_BUFFER = 4 * 1024;
  private static final String LONG_TEXT = "x".repeat(600_000);

  private final CountDownLatch never = new CountDownLatch(1);
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
    server.accepts().welcomes("alice").sees("JOIN #lobby").sends("LIVE #lobby 0");
    server.sees("PING alive");
    client
        .err()
        .sees(
            "* connection lost (the connection to "
                + server.address()
                + " is lost: nothing came for 2 s)");
    server.accepts().welcomes("alice");
    client.err().sees("* connected again");
  }

  /** Logs a client in that may send long texts. */
  private void welcomes() throws IOException {
    server.accepts().greets().sees("HELLO 1 alice *");
    server.sends("WELCOME alice fake/1 log 0 1000000").sees("JOIN #lobby*");
    server.sends("LIVE #lobby 0");
  }

  @Test
  void linkThatDiesWhileALongMessageIsWrittenIsGivenUp() throws Exception {
    // The second connection, which the test answers, must not be given up on a slow machine.
    Timing idle = idle(Duration.ofSeconds(3));
    TestClient client = TestClient.inPipe(idle, "alice@" + server.address());
    welcomes();
    client.types(LONG_TEXT);
    client.err().sees(" is lost: nothing came for 6 s)");
    welcomes();
    server.sees("SAY 1 #lobby\n" + LONG_TEXT).sends("ACK 1 #lobby 1 0");
    client.endsInput();
    server.sees("BYE").sends("BYE bye").closes();
    client.exits(0);
  }

  @Test
  void linkThatTakesALongMessageSlowlyIsNotGivenUp() throws Exception {
    Duration idle = Duration.ofSeconds(2);
    TestClient client = TestClient.inPipe(idle(idle), "alice@" + server.address());
    welcomes();
    client.types(LONG_TEXT).endsInput();
    long start = System.nanoTime();
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    while (System.nanoTime() - start < idle.multipliedBy(3).toNanos()) {
      received.writeBytes(server.receives(1_024));
      never.await(30, TimeUnit.MILLISECONDS);
    }
    String frame = "SAY 1 #lobby\n" + LONG_TEXT;
    received.writeBytes(server.receives(4 + frame.length() - received.size()));
    assertArrayEquals(RawFrame.of(frame), received.toByteArray());
    server.sends("ACK 1 #lobby 1 0").sees("BYE").sends("BYE bye").closes();
    client.exits(0, "");
  }
}
