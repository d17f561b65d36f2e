package chat.client;

import chat.client.net.Timing;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that sends nothing more, as if a cable had been pulled. */
final class DeadLinkTest {
  private static final Timing SHORT_IDLE =
      new Timing(
          TestClient.QUICK.connect(),
          TestClient.QUICK.silence(),
          TestClient.QUICK.pause(),
          Duration.ofSeconds(1),
          TestClient.BACKOFF);

  private FakeServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
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
}
