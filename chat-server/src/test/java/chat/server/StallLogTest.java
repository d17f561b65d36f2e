package chat.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.FramedUser;
import chat.server.fixture.LoggedLines;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The log line about a client that reads nothing. Isolated: other classes log such lines, too. */
@Isolated
class StallLogTest {
  @Test
  void stalledClientIsLoggedWithItsAddress() {
    try (LoggedLines logged = new LoggedLines("chat.server.net.ConnectionWatch");
        TestServer server = new ServerSetup().stall(Duration.ofSeconds(1)).start()) {
      FramedUser stuck = server.slow(8 * 1024);
      stuck.greetsAs("stuck");
      stuck.joins("#tea");
      FramedUser talker = server.framedIn("#tea", "talker");
      for (int id = 1; id <= 200; id++) {
        talker.sends("SAY " + id + " #tea⏎" + "x".repeat(60_000));
      }
      await().atMost(Duration.ofSeconds(60)).until(() -> !logged.all().isEmpty());
      String line = logged.all().get(0);
      assertTrue(
          line.matches(
              "connection 1 from 127\\.0\\.0\\.1:[0-9]+: closed, the client read nothing for 1 s"),
          line);
    }
  }
}
