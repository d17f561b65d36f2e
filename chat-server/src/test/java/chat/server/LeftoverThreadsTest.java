package chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.fixture.FramedUser;
import chat.server.fixture.TestServer;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** No thread outlives its connection. Alone: it lists all threads of the process. */
@Isolated
class LeftoverThreadsTest {
  @AutoClose private final TestServer server = TestServer.start();

  /** The server never answers requests after BYE, so no reader may wait for the answers. */
  @Test
  void requestsAfterByeLeaveNoReaderBehind() {
    for (int i = 0; i < 20; i++) {
      FramedUser alice = server.connect();
      String[] requests = new String[500];
      Arrays.fill(requests, "WHO");
      requests[0] = "BYE";
      alice.sendsAtOnce(requests);
      alice.seesNext("BYE bye⏎goodbye");
      alice.close();
    }
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (waitingReaders() > 0 && System.nanoTime() - deadline < 0) {
      Thread.onSpinWait();
    }
    assertEquals(0, waitingReaders(), "readers that wait for answers");
  }

  /** Counts platform threads; the JVM lists no virtual ones. */
  private static long waitingReaders() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(entry -> entry.getKey().getName().startsWith("reader-"))
        .filter(
            entry ->
                Arrays.stream(entry.getValue())
                    .anyMatch(frame -> frame.getMethodName().equals("admit")))
        .count();
  }
}
