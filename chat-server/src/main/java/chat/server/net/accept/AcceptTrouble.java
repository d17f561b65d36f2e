package chat.server.net.accept;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A time in which the system has no files or threads for more connections: logs its beginning and
 * its end, but not each failure. The acceptor's thread, which passes the time, in nanoseconds of
 * any origin.
 */
final class AcceptTrouble {
  /** How long nothing must have failed for the time to be over. */
  static final long QUIET_NANOS = Duration.ofSeconds(3).toNanos();

  private static final Logger LOG = LoggerFactory.getLogger(AcceptTrouble.class);

  private volatile Optional<String> present = Optional.empty();
  private long lastNanos;
  private long failures;

  /** Counts a connection that was refused. */
  void refused(String reason, long nowNanos) {
    waits(reason, nowNanos);
    failures++;
  }

  /** A connection can't be accepted yet, if there is one. */
  void waits(String reason, long nowNanos) {
    if (present.isEmpty()) {
      LOG.warn(
          "can't serve more connections: {}. New ones are refused; ulimit -n sets how many files"
              + " the server may open, ulimit -u how many threads it may start",
          reason);
      present = Optional.of(reason);
      failures = 0;
    }
    lastNanos = nowNanos;
  }

  /** Returns why connections fail; empty if they don't. Any thread. */
  Optional<String> reason() {
    return present;
  }

  /** Returns how long until {@link #endIfOver} should be called, or a default. */
  long nanosUntilNext(long nowNanos, long byDefault) {
    return present.isPresent() ? lastNanos + QUIET_NANOS - nowNanos : byDefault;
  }

  void endIfOver(long nowNanos) {
    if (present.isPresent() && nowNanos - lastNanos >= QUIET_NANOS) {
      LOG.info("connections are served again; {} could not be meanwhile", failures);
      present = Optional.empty();
    }
  }
}
