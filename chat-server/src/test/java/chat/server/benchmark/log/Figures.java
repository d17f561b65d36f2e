package chat.server.benchmark.log;

import java.util.Locale;

/** Writes figures for people. Any thread. */
final class Figures {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  private Figures() {}

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%,.1f s", nanos / NANOS_PER_SECOND);
  }

  /** Writes a time in milliseconds or seconds, with two or three digits. */
  static String time(long nanos) {
    double millis = nanos / NANOS_PER_MILLI;
    if (millis >= 1_000) {
      return String.format(Locale.ROOT, "%,.2f s", millis / 1_000);
    }
    String format = millis < 10 ? "%.2f ms" : millis < 100 ? "%.1f ms" : "%.0f ms";
    return String.format(Locale.ROOT, format, millis);
  }

  static String mebibytes(long bytes) {
    return count(Math.round(bytes / (double) (1 << 20))) + "m";
  }

  static String perSecond(long count, long nanos) {
    return count(Math.round(count * NANOS_PER_SECOND / Math.max(1, nanos))) + "/s";
  }

  static String average(long sum, long count) {
    return String.format(Locale.ROOT, "%.1f", sum / (double) Math.max(1, count));
  }
}
