package chat.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.Limits;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The server allocates nothing for a length that a frame claims. Alone: it measures the heap. */
@Isolated
class ClaimedLengthTest {
  private static final int CONNECTIONS = 300;

  @Test
  void claimedLengthsAllocateAlmostNothing() {
    try (TestServer server = new ServerSetup().maxText(Limits.MAX_MAX_TEXT_BYTES).start()) {
      FramedUser witness = server.framed("witness");
      long before = usedHeap();
      List<FramedUser> claimers = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        FramedUser claimer = server.connect();
        claimer.sends("PING x");
        claimer.sendsBytes(ByteBuffer.allocate(4).putInt(Limits.MAX_FRAME_BYTES).array());
        claimer.sendsBytes(new byte[1_000]);
        claimers.add(claimer);
      }
      claimers.forEach(claimer -> claimer.seesNext("PONG x"));
      witness.seesNothingMore();
      long perConnection = (usedHeap() - before) / CONNECTIONS;
      assertTrue(perConnection < 100_000, () -> perConnection + " bytes a connection");
    }
  }

  private static long usedHeap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
