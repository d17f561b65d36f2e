package chat.client.doctor;

import java.time.Duration;
import java.util.Locale;

/** Measures durations, and formats them for people. */
final class Took {
  private static final long MILLIS_OF_A_SECOND = 1_000;
  private static final double NANOS_OF_A_MILLI = 1_000_000;

  private Took() {}

  static Duration since(long startNanos) {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  /**
   * Formats a duration in seconds or milliseconds, like {@code 12 s}, {@code 1.2 s} or {@code 0.3
   * ms}.
   */
  static String text(Duration duration) {
    long millis = duration.toMillis();
    if (millis >= MILLIS_OF_A_SECOND && millis % MILLIS_OF_A_SECOND == 0) {
      return duration.toSeconds() + " s";
    }
    return millis >= MILLIS_OF_A_SECOND
        ? String.format(Locale.ROOT, "%.1f s", millis / (double) MILLIS_OF_A_SECOND)
        : String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / NANOS_OF_A_MILLI);
  }
}
