package chat.server.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who pays for the work of reading stored messages. */
class WorkOfReplaysTest {
  /** More than the burst of a quarter of a second. */
  private static final long WORK_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  private final long start = System.nanoTime();
  private final WorkBudget work = new WorkBudget(1, new WorkTurns(1));
  private final ConnectionMemory memory = ServerMemory.ofHeap().open();
  private final Outbox outbox = new Outbox(new RequestWindow(), memory, Duration.ZERO, () -> {});

  /** A replay without messages that works on its first page. */
  private static final class Working extends Replay {
    private final boolean fails;

    Working(boolean fails) {
      this.fails = fails;
    }

    @Override
    protected boolean encodePage(ByteSink page) throws LogException {
      long begin = System.nanoTime();
      while (System.nanoTime() - begin < WORK_NANOS) {
        Thread.onSpinWait();
      }
      if (fails) {
        throw new LogException("the disk has a read error");
      }
      return false;
    }

    @Override
    public void fail(LogException failure) {}

    @Override
    public void finish() {}
  }

  /** Runs a replay, and returns how long the next costly request would have waited at the start. */
  private long overdrawnAfter(Replay replay) throws Exception {
    Pipe pipe = Pipe.open();
    try (var source = pipe.source();
        var sink = pipe.sink()) {
      assertTrue(source.isOpen());
      outbox.reply(Chunk.startOf(replay));
      new Writer(outbox, sink, memory, work, new ConnectionTrace(1, TrafficCounts.none(List.of())))
          .run();
    }
    return work.nanosOverdrawn(start);
  }

  @Test
  void clientPaysForAReplayThatItRequested() throws Exception {
    assertTrue(overdrawnAfter(new Working(false)) > 0);
  }

  @Test
  void clientPaysForAReadThatFails() throws Exception {
    assertTrue(overdrawnAfter(new Working(true)) > 0);
  }

  @Test
  void clientDoesNotPayForAReplayThatTheServerStarted() throws Exception {
    Replay replay = new Working(false);
    replay.setStartedByServer();
    assertEquals(0, overdrawnAfter(replay));
  }
}
