package chat.server.net.trace;

import chat.network.AddressText;
import chat.server.measure.TrafficCounts;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the life of one connection for {@code --verbose}, and counts what it carried. Any thread.
 */
public final class ConnectionTrace {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionTrace.class);
  private static final double NANOS_PER_SECOND = 1e9;

  private final long number;
  private final long startNanos = System.nanoTime();
  private final boolean isEnabled = LOG.isDebugEnabled();
  private final AtomicLong receivedBytes = new AtomicLong();
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong sentBytes = new AtomicLong();
  private final AtomicLong sentMessages = new AtomicLong();
  private final ConnectionCounts counts;
  private final AtomicReference<String> reason = new AtomicReference<>();
  private final AtomicBoolean ended = new AtomicBoolean();

  /**
   * A trace of a connection that has just begun.
   *
   * @param number the connection's number in log lines
   * @param all counts what all connections carry
   */
  public ConnectionTrace(long number, TrafficCounts all) {
    this.number = number;
    this.counts = new ConnectionCounts(all);
  }

  public void from(InetSocketAddress address) {
    counts.begun();
    LOG.debug("connection {}: from {}", number, AddressText.of(address));
  }

  /** Logs which wire the client speaks. */
  public void speaksText() {
    counts.speaks(TrafficCounts.TEXT);
    LOG.debug("connection {}: speaks plain text", number);
  }

  /** Logs which wire the client speaks. */
  public void speaksFrames() {
    counts.speaks(TrafficCounts.FRAMES);
    LOG.debug("connection {}: speaks frames", number);
  }

  /** Returns a stream that counts the bytes read from another. */
  public InputStream counting(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        if (count > 0) {
          counts.received(count);
          receivedBytes.addAndGet(count);
        }
        return count;
      }
    };
  }

  /** Counts a request of the client. */
  public void received() {
    if (isEnabled) {
      requests.incrementAndGet();
    }
  }

  /** Counts the whole messages in buffers that are to be written. */
  public void sending(ByteBuffer... buffers) {
    if (isEnabled) {
      for (ByteBuffer buffer : buffers) {
        sentMessages.addAndGet(MessageCount.in(buffer));
      }
    }
  }

  public void sent(long bytes) {
    counts.sent(bytes);
    if (isEnabled) {
      sentBytes.addAndGet(bytes);
    }
  }

  /** Counts a request that was refused with a code. */
  public void refused(String code) {
    counts.refused(code);
  }

  /** Counts that a limit slowed the connection down or ended it. */
  public void limited(String limit) {
    counts.limited(limit);
  }

  public void replayBegun() {
    counts.replayBegun();
  }

  public void replayEnded() {
    counts.replayEnded();
  }

  /** Remembers why the connection ends; the first reason is the one that counts. */
  public void endsBecause(String why) {
    reason.compareAndSet(null, why);
  }

  /** Logs how the connection ended and what it carried, once. */
  public void ended() {
    if (!ended.compareAndSet(false, true)) {
      return;
    }
    counts.ended();
    endsBecause("the server closed the connection");
    if (!isEnabled) {
      return;
    }
    LOG.debug(
        "connection {}: ended after {} s: {}; received {} bytes (requests: {}), sent {} bytes"
            + " (messages: {})",
        number,
        String.format(Locale.ROOT, "%.1f", (System.nanoTime() - startNanos) / NANOS_PER_SECOND),
        reason.get(),
        receivedBytes,
        requests,
        sentBytes,
        sentMessages);
  }
}
