package chat.client.bench.load;

import chat.client.bench.measure.LatencySampler;
import chat.protocol.ByteSink;
import chat.protocol.ClientMessage;
import chat.protocol.FrameWriter;
import chat.protocol.Text;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.HdrHistogram.Histogram;

/**
 * Sends messages over one member's connection, each when it is due and the window has a place for
 * it. Runs on its own thread.
 */
final class Sender implements Runnable {
  private static final int MAX_WRITE_BYTES = 64 * 1024;
  private static final int NANOS_PER_MICRO = 1_000;

  private final RunContext context;
  private final LoadConnection connection;
  private final SendWindow window;
  private final ArrivalSchedule schedule;
  private final byte[] text;
  private final ByteSink frames = new ByteSink();
  private final Histogram unsent = LatencySampler.newHistogram();
  private final CountDownLatch ended = new CountDownLatch(1);
  private long sent;

  Sender(
      RunContext context, LoadConnection connection, SendWindow window, ArrivalSchedule schedule) {
    this.context = context;
    this.connection = connection;
    this.window = window;
    this.schedule = schedule;
    this.text = new byte[context.plan().workload().sizeBytes()];
    Arrays.fill(text, (byte) 'x');
  }

  @Override
  public void run() {
    try {
      while (awaitDue() && window.take()) {
        encodeAllDue();
        connection.write(frames);
        frames.clear();
      }
      sendOverdue();
      recordUnsent();
    } catch (IOException e) {
      // The receiver of the connection sees the same failure, and reports what the server said.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
    }
  }

  /** Returns a latch that opens when the sender has ended. */
  CountDownLatch ended() {
    return ended;
  }

  /**
   * Returns the delays, in microseconds, of messages that were due during the measurement and never
   * sent: without them the worst latencies would be missing. Valid once the sender has ended.
   */
  Histogram unsent() {
    return unsent;
  }

  private boolean awaitDue() throws InterruptedException {
    long now = context.clock().nanos();
    return window.pause(schedule.dueNanos(sent, now) - now);
  }

  /** Encodes the first message, which has its place, and more that are due and find a place. */
  private void encodeAllDue() {
    long now = context.clock().nanos();
    long due = schedule.dueNanos(sent, now);
    do {
      encode(due);
      now = context.clock().nanos();
      due = schedule.dueNanos(sent, now);
    } while (due <= now && frames.size() < MAX_WRITE_BYTES && window.tryTake());
  }

  private void encode(long due) {
    SendTimestamp.write(due, text);
    sent++;
    try {
      new ClientMessage.Say(sent, context.room(), Text.decode(text, 0, text.length))
          .encode(new FrameWriter(frames));
    } catch (CharacterCodingException e) {
      throw new AssertionError("digits are ASCII", e);
    }
  }

  /** Sends what was due before the window closed, as far as there are places. */
  private void sendOverdue() throws IOException {
    long now = context.clock().nanos();
    long until = untilNanos(now);
    long due = schedule.dueNanos(sent, now);
    while (due < until && window.tryTake()) {
      encode(due);
      due = schedule.dueNanos(sent, now);
    }
    connection.write(frames);
  }

  private long untilNanos(long now) {
    return Math.min(now, window.closedAtNanos());
  }

  private void recordUnsent() {
    long now = context.clock().nanos();
    long from = context.measuredFromNanos();
    long until = untilNanos(now);
    long due = schedule.dueNanos(sent, now);
    for (long n = sent; due < until; n++) {
      if (due >= from) {
        unsent.recordValue((now - due) / NANOS_PER_MICRO);
      }
      due = schedule.dueNanos(n + 1, now);
    }
  }
}
