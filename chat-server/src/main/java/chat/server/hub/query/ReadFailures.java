package chat.server.hub.query;

import chat.notation.Quantity;
import chat.protocol.ClientMessage;
import chat.server.hub.peer.Session;
import chat.server.log.LogException;
import chat.server.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the requests that fail because the log can't be read: one a minute, since clients may send
 * any number of them. Any thread.
 */
public final class ReadFailures {
  private static final Logger LOG = LoggerFactory.getLogger(ReadFailures.class);
  private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

  private final TimeSource time;
  private final AtomicLong nextNanos;
  private final AtomicLong unlogged = new AtomicLong();

  public ReadFailures(TimeSource time) {
    this.time = time;
    this.nextNanos = new AtomicLong(time.nanoTime());
  }

  /** Logs that a request has failed, or counts it for the next line. */
  public void report(Session session, ClientMessage request, LogException failure) {
    long now = time.nanoTime();
    long next = nextNanos.get();
    if (now - next < 0 || !nextNanos.compareAndSet(next, now + PAUSE_NANOS)) {
      unlogged.incrementAndGet();
      return;
    }
    long others = unlogged.getAndSet(0);
    LOG.error(
        "connection {}: {} failed: {}{}",
        session.number(),
        request.verb(),
        failure.getMessage(),
        others == 0 ? "" : " (and so did " + Quantity.of(others, "request") + " before it)");
  }
}
