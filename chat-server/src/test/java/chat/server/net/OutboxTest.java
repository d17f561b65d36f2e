package chat.server.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.ByteSink;
import chat.server.hub.peer.Chunk;
import chat.server.hub.peer.Replay;
import chat.server.measure.TrafficCounts;
import chat.server.net.input.RequestWindow;
import chat.server.net.input.WorkBudget;
import chat.server.net.input.WorkTurns;
import chat.server.net.memory.ConnectionMemory;
import chat.server.net.memory.ServerMemory;
import chat.server.net.trace.ConnectionTrace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The hand-over from the threads that fill an outbox to the writers that start and end. */
class OutboxTest {
  private static final int CHUNKS = 300;

  private final SlowChannel channel = new SlowChannel();
  private final AtomicInteger starts = new AtomicInteger();
  private final Semaphore ended = new Semaphore(0);
  private final ConnectionMemory memory = ServerMemory.ofHeap().open();
  private final Outbox outbox =
      new Outbox(new RequestWindow(), memory, Duration.ZERO, () -> new Thread(this::write).start());
  private final Writer writer =
      new Writer(
          outbox,
          channel,
          memory,
          new WorkBudget(0, new WorkTurns(1)),
          new ConnectionTrace(1, TrafficCounts.none(List.of())));

  private void write() {
    starts.incrementAndGet();
    try {
      if (writer.run()) {
        ended.release();
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Chunk chunk(int number) {
    return Chunk.reply(new ByteSink().put(number + "\n"));
  }

  @RepeatedTest(100)
  void everythingIsWrittenOnceAndInOrderWhileWritersComeAndGo() throws Exception {
    for (int i = 0; i < CHUNKS; i++) {
      outbox.reply(chunk(i));
      // Spins often enough that some writers find the outbox empty and end.
      for (int spins = i % 7 == 0 ? 2_000 : 0; spins > 0; spins--) {
        Thread.onSpinWait();
      }
    }
    outbox.finish("bye\n".getBytes(UTF_8));
    assertTrue(ended.tryAcquire(120, TimeUnit.SECONDS), "the last writer has not ended");
    String expected =
        IntStream.range(0, CHUNKS).mapToObj(i -> i + "\n").collect(Collectors.joining());
    assertEquals(expected + "bye\n", channel.written());
  }

  @RepeatedTest(20)
  void nothingIsWrittenWhileItIsHeldNotEvenTheFarewell() throws Exception {
    outbox.reply(chunk(1));
    outbox.hold();
    outbox.reply(chunk(2));
    outbox.answered(1);
    outbox.finish("bye\n".getBytes(UTF_8));
    assertFalse(ended.tryAcquire(1, TimeUnit.MILLISECONDS));
    String before = channel.written();
    assertTrue(before.isEmpty() || before.equals("1\n"), before);
    outbox.release();
    assertTrue(ended.tryAcquire(120, TimeUnit.SECONDS), "the last writer has not ended");
    assertEquals("1\n2\nbye\n", channel.written());
  }

  /** Pages of one character each, until it is cancelled; it counts them. */
  private static final class EndlessReplay extends Replay {
    final CountDownLatch pages;
    final CountDownLatch finished = new CountDownLatch(1);

    EndlessReplay(int pages) {
      this.pages = new CountDownLatch(pages);
    }

    @Override
    protected boolean encodePage(ByteSink page) {
      page.put("p");
      pages.countDown();
      return true;
    }

    @Override
    public void finish() {
      finished.countDown();
    }
  }

  @Test
  void replayStartsAfterWhatPrecedesItAndRunsWhileTheQueueNeverEmpties() throws Exception {
    EndlessReplay replay = new EndlessReplay(50);
    Chunk batch = Chunk.reply(new ByteSink().put("x".repeat(70_000)));
    AtomicInteger writes = new AtomicInteger();
    channel.beforeWrite =
        () -> {
          if (writes.incrementAndGet() < 500) {
            outbox.reply(batch);
          } else {
            replay.cancel();
          }
        };
    outbox.reply(Chunk.reply(new ByteSink().put("before")));
    outbox.reply(Chunk.startOf(replay));
    outbox.reply(batch);
    assertTrue(replay.finished.await(120, TimeUnit.SECONDS), "the replay did not end");
    outbox.finish("bye".getBytes(UTF_8));
    assertTrue(ended.tryAcquire(120, TimeUnit.SECONDS));
    String written = channel.written();
    assertTrue(written.matches("before[xp]*bye"), written.replaceAll("x{100,}", "x…"));
    assertEquals(0, replay.pages.getCount(), "pages that were not written between the batches");
  }

  @Test
  void twoReplaysTakeTurns() throws Exception {
    EndlessReplay one = new EndlessReplay(20);
    EndlessReplay two = new EndlessReplay(20);
    outbox.reply(Chunk.startOf(one));
    outbox.reply(Chunk.startOf(two));
    assertTrue(one.pages.await(120, TimeUnit.SECONDS), "the first replay has no turn");
    assertTrue(two.pages.await(120, TimeUnit.SECONDS), "the second replay has no turn");
    one.cancel();
    two.cancel();
    outbox.finish(new byte[0]);
    assertTrue(ended.tryAcquire(120, TimeUnit.SECONDS));
  }

  @Test
  void peerThatTakesFewBytesAtATimeGetsThemAll() throws Exception {
    channel.atMost = 3;
    String large = "x".repeat(200_000);
    outbox.reply(Chunk.reply(new ByteSink().put("first\n")));
    outbox.reply(Chunk.reply(new ByteSink().put(large)));
    outbox.reply(Chunk.reply(new ByteSink().put("last\n")));
    outbox.finish(new byte[0]);
    assertTrue(ended.tryAcquire(120, TimeUnit.SECONDS));
    assertEquals("first\n" + large + "last\n", channel.written());
  }

  @Test
  void oneSystemCallWritesAtMostASlice() throws Exception {
    outbox.reply(Chunk.reply(new ByteSink().put("x".repeat(300_000))));
    outbox.finish(new byte[0]);
    assertTrue(ended.tryAcquire(120, TimeUnit.SECONDS));
    assertEquals(300_000, channel.written().length());
    assertTrue(channel.largest <= 64 * 1024, channel.largest + " bytes at once");
  }

  @Test
  void closedOutboxStartsNoWriter() {
    outbox.close();
    outbox.reply(chunk(1));
    assertTrue(outbox.offer(chunk(2)));
    outbox.finish(new byte[0]);
    assertEquals(0, starts.get());
    assertFalse(ended.tryAcquire());
  }

  /** A replay between two of its pages. */
  private static final class Holding extends Replay {
    @Override
    protected boolean encodePage(ByteSink page) {
      return false;
    }

    @Override
    public int heldBytes() {
      return 1 << 20;
    }

    @Override
    public void finish() {}
  }

  @Test
  void whatAReplayHoldsBetweenItsPagesCounts() throws Exception {
    long before = memory.bytes();
    outbox.requeue(new Holding());
    outbox.requeue(new Holding());
    assertEquals(before + (2L << 20), memory.bytes());
    assertTrue(outbox.take().replay().isPresent());
    assertEquals(before + (1L << 20), memory.bytes());
    outbox.discard();
    assertEquals(before, memory.bytes());
  }

  /** A channel that takes at most some bytes at a time. */
  private static final class SlowChannel implements GatheringByteChannel {
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    int atMost = Integer.MAX_VALUE;
    int largest;
    Runnable beforeWrite = () -> {};

    synchronized String written() {
      return taken.toString(UTF_8);
    }

    @Override
    public synchronized int write(ByteBuffer source) {
      beforeWrite.run();
      int count = Math.min(atMost, source.remaining());
      largest = Math.max(largest, count);
      for (int i = 0; i < count; i++) {
        taken.write(source.get());
      }
      return count;
    }

    @Override
    public synchronized long write(ByteBuffer[] sources, int offset, int length) {
      for (int i = offset; i < offset + length; i++) {
        if (sources[i].hasRemaining()) {
          return write(sources[i]);
        }
      }
      return 0;
    }

    @Override
    public long write(ByteBuffer[] sources) {
      return write(sources, 0, sources.length);
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() throws IOException {}
  }
}
