package chat.client.session;

import java.time.Duration;
import java.util.OptionalLong;

/** Measures how long the server takes to answer, one ping at a time. The session thread owns it. */
final class RoundTrip {
  /** The time between two measurements. */
  static final Duration INTERVAL = Duration.ofSeconds(5);

  /** The token of the pings that measure. */
  static final String TOKEN = "lag";

  private final Timers timers;
  private OptionalLong sentNanos = OptionalLong.empty();

  RoundTrip(Timers timers) {
    this.timers = timers;
  }

  /** Starts a measurement. Returns false if one is under way. */
  boolean start() {
    boolean starts = sentNanos.isEmpty();
    if (starts) {
      sentNanos = OptionalLong.of(timers.nowNanos());
    }
    return starts;
  }

  /** Returns how long the measurement under way has taken so far; zero if there is none. */
  Duration elapsed() {
    return sentNanos.isPresent()
        ? Duration.ofNanos(timers.nowNanos() - sentNanos.getAsLong())
        : Duration.ZERO;
  }

  /**
   * Ends the measurement: the answer arrived, or cannot arrive any more. Returns how long it took.
   */
  Duration end() {
    Duration took = elapsed();
    sentNanos = OptionalLong.empty();
    return took;
  }
}
