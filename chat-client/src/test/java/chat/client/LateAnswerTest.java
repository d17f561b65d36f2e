package chat.client;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.client.net.Timing;
import chat.fixture.Captured;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A person answers the question for a nick after the server has stopped waiting for HELLO. */
final class LateAnswerTest {
  /** Pings a silent server soon, and so begins the first frame, from which the server waits. */
  private static final Timing SHORT_IDLE =
      new Timing(
          TestClient.QUICK.connect(),
          TestClient.QUICK.silence(),
          TestClient.QUICK.pause(),
          Duration.ofSeconds(1),
          TestClient.BACKOFF);

  @Test
  void personMayThinkForLongerThanTheServerWaits() throws Exception {
    try (TestServer server = new ServerSetup().completeWithin(Duration.ofMillis(200)).start()) {
      TestClient client = TestClient.onTerminal(SHORT_IDLE, "127.0.0.1:" + server.port());
      client.out().sees("Nick [");
      await()
          .atMost(Captured.PATIENCE)
          .until(() -> server.view().traffic().limits().get("complete-within") > 0);
      client.types("alice");
      client.out().sees("* you are alice");
      assertFalse(client.out().toString().contains("HELLO"), client.out().toString());
      client.types("/quit").exits(0);
    }
  }
}
