package chat.client.bench;

import java.util.Locale;

/** Writes numbers for people, the same in every country. */
final class Figures {
  private static final int MICROS_A_MILLI = 1_000;
  private static final int MICROS_A_SECOND = 1_000_000;
  private static final double BYTES_A_MEGABYTE = 1e6;

  private Figures() {}

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String count(double number) {
    return count(Math.round(number));
  }

  static String megabytes(double bytes) {
    return decimal(bytes / BYTES_A_MEGABYTE);
  }

  /** Microseconds in the unit that suits them: {@code 850 us}, {@code 4.1 ms}, {@code 12.5 s}. */
  static String micros(long micros) {
    return micros((double) micros);
  }

  static String micros(double micros) {
    if (micros < MICROS_A_MILLI) {
      return decimal(micros) + " us";
    }
    return micros < MICROS_A_SECOND
        ? decimal(micros / MICROS_A_MILLI) + " ms"
        : decimal(micros / MICROS_A_SECOND) + " s";
  }

  /** With as many places after the point as tell something. */
  static String decimal(double number) {
    int places =
        number >= 100 || isRound(number) ? 0 : number >= 10 || isRound(10 * number) ? 1 : 2;
    return String.format(Locale.ROOT, "%,." + places + "f", number);
  }

  private static boolean isRound(double number) {
    return number == Math.rint(number);
  }
}
