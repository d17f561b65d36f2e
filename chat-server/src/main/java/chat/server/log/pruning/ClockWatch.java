package chat.server.log.pruning;

import chat.notation.Quantity;
import chat.server.time.TimeSource;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether the wall clock is right enough to delete messages by their age. A clock that was
 * set is trusted once it has run for an hour since: one that is wrong for a minute deletes nothing.
 * The maintenance thread.
 *
 * <p>Compares the wall clock with the monotonic time. At the start it has only the newest message
 * to compare with: an older one may mean that the server was off, or that the clock is wrong.
 */
public final class ClockWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

  /** Corrections that a time service makes at once, in either direction. */
  private static final long SLACK_MILLIS = Duration.ofMinutes(1).toMillis();

  private static final long USUAL_ABSENCE_MILLIS = Duration.ofDays(1).toMillis();

  /** How long a clock that was set is not trusted. */
  public static final Duration PROBATION = Duration.ofHours(1);

  private final TimeSource time;
  private final long originNanos;
  // What the wall clock, had it not been set since it was last trusted, would show at the origin.
  private long trusted;
  // What it would have shown at the origin, had it never been set since it showed what it shows.
  private long candidate;
  private long candidateSinceNanos;
  private boolean trusts = true;

  /**
   * Starts to watch the clock.
   *
   * @param newestMillis the time of the newest stored message, 0 if there is none
   */
  public ClockWatch(TimeSource time, long newestMillis) {
    this.time = time;
    this.originNanos = time.nanoTime();
    this.trusted = time.epochMillis();
    long absence = trusted - newestMillis;
    if (newestMillis > 0 && absence > USUAL_ABSENCE_MILLIS) {
      LOG.info(
          "the newest message is {} old. In case the system's clock is wrong, messages are"
              + " deleted by their age only after an hour",
          Quantity.of(TimeUnit.MILLISECONDS.toDays(absence), "day"));
      distrust(trusted);
      trusted = newestMillis;
    }
  }

  /** Compares the clocks; returns true if the wall clock is trusted again from now on. */
  public boolean check() {
    boolean before = trusts;
    long origin = time.epochMillis() - millisSinceOrigin();
    if (isClose(origin, trusted)) {
      trust(origin);
    } else if (trusts) {
      LOG.warn(
          "the system's clock was set {} by {} s. Messages are deleted by their age again an hour"
              + " after it was last set",
          origin > trusted ? "forward" : "back",
          TimeUnit.MILLISECONDS.toSeconds(Math.abs(origin - trusted)));
      distrust(origin);
    } else if (!isClose(origin, candidate)) {
      distrust(origin);
    } else if (sinceNanos(candidateSinceNanos) >= PROBATION.toNanos()) {
      trust(origin);
    }
    return trusts && !before;
  }

  private long millisSinceOrigin() {
    return TimeUnit.NANOSECONDS.toMillis(sinceNanos(originNanos));
  }

  private long sinceNanos(long nanoTime) {
    return time.nanoTime() - nanoTime;
  }

  private static boolean isClose(long one, long other) {
    return Math.abs(one - other) <= SLACK_MILLIS;
  }

  private void trust(long origin) {
    // Small corrections must not add up to a jump.
    trusted = origin;
    if (!trusts) {
      LOG.info("messages are deleted by their age again");
    }
    trusts = true;
  }

  private void distrust(long origin) {
    candidate = origin;
    candidateSinceNanos = time.nanoTime();
    trusts = false;
  }

  /** Returns the time in milliseconds since 1970; empty while the wall clock is not trusted. */
  public OptionalLong trustedMillis() {
    check();
    // Not the wall clock itself, which may have been set since the check.
    return trusts ? OptionalLong.of(trusted + millisSinceOrigin()) : OptionalLong.empty();
  }
}
