package chat.server.metrics;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;

import chat.server.fixture.FramedUser;
import chat.server.fixture.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Programs on this computer that misuse the port for metrics. */
class StalledScrapesTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @AutoClose private final TestServer server = TestServer.start();
  private final List<Socket> stalled = new ArrayList<>();
  private MetricsServer metrics;

  @BeforeEach
  void start() throws IOException {
    metrics = MetricsServer.start(0, server.view());
  }

  @AfterEach
  void close() throws IOException {
    for (Socket socket : stalled) {
      socket.close();
    }
    metrics.close();
  }

  private void stalls(String sent) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), metrics.port());
    stalled.add(socket);
    socket.getOutputStream().write(sent.getBytes(US_ASCII));
  }

  @Test
  void scrapesThatStallNeitherDisturbTheChatNorStay() throws IOException {
    FramedUser alice = server.framedIn("#tea", "alice");
    for (int i = 0; i < 20; i++) {
      stalls("");
      stalls("GET /metrics HTTP/1.1\r\n");
    }
    alice.sends("SAY 1 #tea⏎hello");
    alice.seesOneLike("ACK 1 #tea 1 .*");
    await().atMost(PATIENCE).ignoreExceptionsInstanceOf(AssertionError.class).until(this::isLive);
  }

  private boolean isLive() {
    HttpResponse<String> answer = Scrape.get(metrics.port(), "/live");
    return answer.statusCode() == 200;
  }
}
