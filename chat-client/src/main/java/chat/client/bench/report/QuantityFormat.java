package chat.client.bench.report;

import java.util.Locale;

/** Formats numbers for people, independent of the locale. */
public final class QuantityFormat {
  private static final int MICROS_PER_MILLI = 1_000;
  private static final int MICROS_PER_SECOND = 1_000_000;
  private static final double BYTES_PER_MEGABYTE = 1e6;

  private QuantityFormat() {}

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  public static String count(double number) {
    return count(Math.round(number));
  }

  static String megabytes(double bytes) {
    return decimal(bytes / BYTES_PER_MEGABYTE);
  }

  /** Formats microseconds in a fitting unit: {@code 850 us}, {@code 4.1 ms}, {@code 12.5 s}. */
  public static String micros(long micros) {
    return micros((double) micros);
  }

  static String micros(double micros) {
    if (micros < MICROS_PER_MILLI) {
      return decimal(micros) + " us";
    }
    return micros < MICROS_PER_SECOND
        ? decimal(micros / MICROS_PER_MILLI) + " ms"
        : decimal(micros / MICROS_PER_SECOND) + " s";
  }

  /** Formats a number with at most two decimal places, fewer if it is large or round. */
  static String decimal(double number) {
    int places =
        number >= 100 || isRound(number) ? 0 : number >= 10 || isRound(10 * number) ? 1 : 2;
    return String.format(Locale.ROOT, "%,." + places + "f", number);
  }

  private static boolean isRound(double number) {
    return number == Math.rint(number);
  }
}
