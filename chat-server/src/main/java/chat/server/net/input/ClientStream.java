package chat.server.net.input;

import chat.server.net.transport.Transport;
import java.io.FilterInputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/**
 * The bytes that a client sends: counts them for its rate limit, and measures how long reads wait
 * for them, if that is limited. The reader's thread.
 */
final class ClientStream extends FilterInputStream {
  private static final int NO_TIMEOUT = 0;

  private final Transport transport;
  private final Socket socket;
  private final RateLimiter limiter;
  private final InputActivity activity;
  private boolean measures;
  private long waitedNanos;
  private long countedOverhead;

  ClientStream(InputConnection connection, RateLimiter limiter, InputActivity activity)
      throws IOException {
    super(connection.input());
    this.transport = connection.transport();
    this.socket = connection.socket();
    this.limiter = limiter;
    this.activity = activity;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    long start = measures ? System.nanoTime() : 0;
    activity.beginsToWait();
    int count;
    try {
      count = super.read(bytes, offset, length);
    } finally {
      activity.hasRead();
      if (measures) {
        waitedNanos += System.nanoTime() - start;
      }
    }
    if (count > 0) {
      limiter.received(count + newOverhead());
    }
    return count;
  }

  /** A client may send a record of its own for each byte, or many that have none. */
  private int newOverhead() {
    long overhead = transport.overheadBytes();
    int added = (int) (overhead - countedOverhead);
    countedOverhead = overhead;
    return added;
  }

  /** Makes the next read fail after a time without a byte, and measures how long it waits. */
  void limitWait(long nanos) throws IOException {
    socket.setSoTimeout(
        (int) Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMillis(nanos) + 1));
    measures = true;
    waitedNanos = 0;
  }

  /** Lets reads wait for ever. */
  void unlimitWait() throws IOException {
    if (measures) {
      socket.setSoTimeout(NO_TIMEOUT);
      measures = false;
    }
  }

  /** Returns how long reads have waited since {@link #limitWait}. */
  long waitedNanos() {
    return waitedNanos;
  }
}
