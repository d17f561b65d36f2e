package chat.server.net;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.hub.peer.Origin;
import chat.server.measure.TrafficCounts;
import chat.server.net.input.RequestWindow;
import chat.server.net.memory.ServerMemory;
import chat.server.net.trace.ConnectionTrace;
import chat.server.net.transport.PlainTransport;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a connection waits for when its session ends. */
class ConnectionPeerTest {
  private static final Duration LIMIT = Duration.ofHours(1);

  private final Outbox outbox =
      new Outbox(new RequestWindow(), ServerMemory.ofHeap().open(), Duration.ZERO, () -> {});
  private final Deadline deadline = new Deadline();
  private final ConnectionPeer peer =
      new ConnectionPeer(
          new Remote(
              Origin.LOOPBACK, new PlainTransport(SocketChannel.open(), OptionalInt.empty())),
          outbox,
          deadline,
          new ConnectionPeer.Pace() {
            @Override
            public void charge(long workNanos) {}

            @Override
            public void setRate(int perSecond, int burst) {}
          },
          new ConnectionTrace(1, TrafficCounts.none(List.of())));

  ConnectionPeerTest() throws IOException {}

  private boolean isOver() {
    return deadline.hasPassed(System.nanoTime() + Duration.ofSeconds(1).toNanos());
  }

  private void fails() {
    outbox.close();
    peer.cannotSend();
  }

  @Test
  void endedSessionHasTimeToSend() {
    peer.finish(new byte[0], LIMIT);
    assertFalse(isOver());
  }

  @Test
  void endedSessionWaitsForNothingOnceNothingCanBeSent() {
    peer.finish(new byte[0], LIMIT);
    fails();
    assertTrue(isOver());
  }

  @Test
  void sessionThatEndsWhenNothingCanBeSentWaitsForNothing() {
    fails();
    assertFalse(isOver());
    peer.finish(new byte[0], LIMIT);
    assertTrue(isOver());
  }
}
