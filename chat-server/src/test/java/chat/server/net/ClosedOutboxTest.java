package chat.server.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.protocol.ByteSink;
import chat.server.hub.peer.Chunk;
import chat.server.hub.peer.Replay;
import chat.server.log.LogException;
import chat.server.measure.TrafficCounts;
import chat.server.net.input.RequestWindow;
import chat.server.net.input.WorkBudget;
import chat.server.net.input.WorkTurns;
import chat.server.net.memory.ConnectionMemory;
import chat.server.net.memory.ServerMemory;
import chat.server.net.trace.ConnectionTrace;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that stops closes its log while writers of closed connections may still read it. */
class ClosedOutboxTest {
  private final ConnectionMemory memory = ServerMemory.ofHeap().open();
  private final Outbox outbox = new Outbox(new RequestWindow(), memory, Duration.ZERO, () -> {});
  private final AtomicInteger failures = new AtomicInteger();

  /** A replay whose page can't be read, perhaps because the connection is closed. */
  private final class Unreadable extends Replay {
    private final boolean closes;

    Unreadable(boolean closes) {
      this.closes = closes;
    }

    @Override
    protected boolean encodePage(ByteSink page) throws LogException {
      if (closes) {
        outbox.close();
      }
      throw new LogException("the log is closed");
    }

    @Override
    public void fail(LogException failure) {
      failures.incrementAndGet();
    }

    @Override
    public void finish() {}
  }

  @ParameterizedTest
  @CsvSource({"true, 0", "false, 1"})
  void replayFailsOnlyWhileItsConnectionIsOpen(boolean closes, int expected) throws Exception {
    Pipe pipe = Pipe.open();
    try (var source = pipe.source();
        var sink = pipe.sink()) {
      outbox.reply(Chunk.startOf(new Unreadable(closes)));
      ConnectionTrace trace = new ConnectionTrace(1, TrafficCounts.none(List.of()));
      new Writer(outbox, sink, memory, new WorkBudget(0, new WorkTurns(1)), trace).run();
      assertEquals(expected, failures.get(), () -> "with " + source);
    }
  }
}
