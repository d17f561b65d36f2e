package chat.server.time;

import java.time.Clock;
import java.util.function.LongSupplier;

/**
 * The wall clock, which stamps messages, and the monotonic time, which measures durations: the wall
 * clock may be set back or forward at any time. Any thread.
 *
 * @param monotonic nanoseconds since an arbitrary origin, like {@link System#nanoTime}
 */
public record TimeSource(Clock wallClock, LongSupplier monotonic) {
  public static final TimeSource SYSTEM = new TimeSource(Clock.systemUTC(), System::nanoTime);

  /** Returns the time for messages, in milliseconds since 1970. */
  public long epochMillis() {
    return wallClock.millis();
  }

  /** Returns nanoseconds since an arbitrary origin; only differences between two mean anything. */
  public long nanoTime() {
    return monotonic.getAsLong();
  }
}
