package chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.fixture.FramedUser;
import chat.server.fixture.TestServer;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** No thread outlives its connection. Alone, since it looks at all threads of the process. */
@Isolated
class LeftoverThreadsTest {
  @AutoClose private final TestServer server = TestServer.start();

  /** What comes after BYE is not carried out, and so not answered; nobody must wait for that. */
  @Test
  void noReaderIsLeftBehindByRequestsAfterBye() {
    for (int i = 0; i < 20; i++) {
      FramedUser alice = server.connect();
      String[] requests = new String[500];
      Arrays.fill(requests, "WHO");
      requests[0] = "BYE";
      alice.sendsAtOnce(requests);
      alice.seesNext("BYE bye⏎goodbye");
      alice.close();
    }
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (waitingReaders() > 0 && System.nanoTime() - deadline < 0) {
      Thread.onSpinWait();
    }
    assertEquals(0, waitingReaders(), "readers that wait for answers");
  }

  /** Platform threads alone: virtual ones can't be listed. */
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
