package chat.client.bench;

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
 * Says things through one member's connection: what is due, as soon as there is a place for it in
 * the window. A thread of its own.
 */
final class Sender implements Runnable {
  private static final int WRITE_BYTES = 64 * 1024;
  private static final int NANOS_A_MICRO = 1_000;

  private final Stage stage;
  private final Connection connection;
  private final Window window;
  private final Schedule schedule;
  private final byte[] text;
  private final ByteSink sink = new ByteSink();
  private final Histogram unsent = Latencies.histogram();
  private final CountDownLatch ended = new CountDownLatch(1);
  private long sent;

  Sender(Stage stage, Connection connection, Window window, Schedule schedule) {
    this.stage = stage;
    this.connection = connection;
    this.window = window;
    this.schedule = schedule;
    this.text = new byte[stage.load().sizeBytes()];
    Arrays.fill(text, (byte) 'x');
  }

  @Override
  public void run() {
    try {
      while (awaitDue() && window.take()) {
        putAllDue();
        connection.write(sink);
        sink.clear();
      }
      sendRest();
      noteUnsent();
    } catch (IOException e) {
      // The reader of the connection has met the same end, and tells what the server said.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
    }
  }

  /** Counted down when it says no more. */
  CountDownLatch ended() {
    return ended;
  }

  /**
   * How long those messages have waited, in microseconds, that were due in the measured time and
   * could not be sent in it: without them, the worst would be missing. To be asked after the end.
   */
  Histogram unsent() {
    return unsent;
  }

  private boolean awaitDue() throws InterruptedException {
    long now = stage.watch().nanos();
    return window.pause(schedule.dueNanos(sent, now) - now);
  }

  /** There is a place for the first; puts it, and all that are due and find a place as well. */
  private void putAllDue() {
    long now = stage.watch().nanos();
    long due = schedule.dueNanos(sent, now);
    do {
      put(due);
      now = stage.watch().nanos();
      due = schedule.dueNanos(sent, now);
    } while (due <= now && sink.size() < WRITE_BYTES && window.tryTake());
  }

  private void put(long due) {
    SendTimestamp.write(due, text);
    sent++;
    try {
      new ClientMessage.Say(sent, stage.room(), Text.decode(text, 0, text.length))
          .encode(new FrameWriter(sink));
    } catch (CharacterCodingException e) {
      throw new AssertionError("digits are ASCII", e);
    }
  }

  /** What was due before the end and has a place is only late by a moment. */
  private void sendRest() throws IOException {
    long now = stage.watch().nanos();
    long until = untilNanos(now);
    long due = schedule.dueNanos(sent, now);
    while (due < until && window.tryTake()) {
      put(due);
      due = schedule.dueNanos(sent, now);
    }
    connection.write(sink);
  }

  private long untilNanos(long now) {
    return Math.min(now, stage.measuredUntilNanos());
  }

  private void noteUnsent() {
    long now = stage.watch().nanos();
    long from = stage.measuredFromNanos();
    long until = untilNanos(now);
    long due = schedule.dueNanos(sent, now);
    for (long n = sent; due < until; n++) {
      if (due >= from) {
        unsent.recordValue((now - due) / NANOS_A_MICRO);
      }
      due = schedule.dueNanos(n + 1, now);
    }
  }
}
