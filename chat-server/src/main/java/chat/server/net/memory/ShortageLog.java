package chat.server.net.memory;

import chat.notation.SizeNotation;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs a shortage of memory when it costs the first connection, and once when it is over, however
 * often connections are closed meanwhile. The guard's thread.
 */
final class ShortageLog {
  private static final Logger LOG = LoggerFactory.getLogger(ShortageLog.class);

  /** How long nothing must have been closed for the shortage to be over: under load, most recur. */
  private static final Duration QUIET = Duration.ofSeconds(10);

  private int closed; // 0 if there is no shortage
  private long beganNanos;
  private long lastNanos;

  /** Some connections were closed because memory is short. */
  void closed(int count, long usedBytes, long limitBytes, long nowNanos) {
    if (closed == 0) {
      beganNanos = nowNanos;
      LOG.warn(
          "memory is short: connections hold {} of {}; closing those that hold most",
          SizeNotation.rounded(usedBytes),
          SizeNotation.rounded(limitBytes));
    }
    closed += count;
    lastNanos = nowNanos;
  }

  /** The budget suffices now. */
  void suffices(long nowNanos) {
    if (closed > 0 && nowNanos - lastNanos >= QUIET.toNanos()) {
      LOG.info(
          "memory suffices again; connections closed within {} s: {}",
          Duration.ofNanos(lastNanos - beganNanos).toSeconds() + 1,
          closed);
      closed = 0;
    }
  }
}
