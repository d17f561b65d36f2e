package chat.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.Captured;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** When the system asks whether a silent client is still there. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "other systems show no timers of connections")
class KeepaliveTest {
  /** Linux shows a connection's keepalive timer as this number. */
  private static final String KEEPALIVE = "02";

  private static final int ESTABLISHED = 1;
  private static final int TICKS_PER_SECOND = 100;

  @AutoClose private final TestServer server = TestServer.start();

  /** Returns the lines of the server's ends of connections, as words. */
  private List<List<String>> connections() throws IOException {
    String port = ":%04X".formatted(server.port());
    List<List<String>> found = new ArrayList<>();
    for (String table : List.of("tcp", "tcp6")) {
      for (String line : Files.readAllLines(Path.of("/proc/net", table))) {
        List<String> words = List.of(line.strip().split("\\s+"));
        if (words.get(1).endsWith(port) && Integer.parseInt(words.get(3), 16) == ESTABLISHED) {
          found.add(words);
        }
      }
    }
    return found;
  }

  /** Returns the kind of each connection's timer, and its time. */
  private List<String[]> timers() throws IOException {
    return connections().stream().map(words -> words.get(5).split(":", -1)).toList();
  }

  private static boolean isKeepalive(String... timer) {
    return timer[0].equals(KEEPALIVE);
  }

  @Test
  void clientIsProbedAfterAMinuteOfSilence() throws Exception {
    TextUser bob = server.text();
    bob.seesNext(TextUser.GREETING);
    // Until the greeting is acknowledged, the timer is that of its retransmission. A table that
    // changes while it is read may lack lines.
    String[] timer =
        await()
            .atMost(Captured.PATIENCE)
            .until(this::timers, timers -> timers.size() == 1 && isKeepalive(timers.get(0)))
            .get(0);
    int seconds = Integer.parseInt(timer[1], 16) / TICKS_PER_SECOND;
    assertTrue(seconds > 0 && seconds <= 60, () -> seconds + " s");
  }
}
