package chat.notation;

import java.util.Locale;

/** Writes how many things there are: {@code 1 room}, {@code 2,000 rooms}. Any thread. */
public final class Quantity {
  private static final int STEP = 1024;

  /** What a size has in its unit at least, unless that divides it. */
  private static final int ENOUGH = 10;

  /** The units that options take, each 1,024 times the one before it. */
  private static final String UNITS = "kmg";

  private Quantity() {}

  /**
   * Returns a number and what it counts.
   *
   * @param one what it counts, in the singular; its plural ends in s
   */
  public static String of(long count, String one) {
    return of(count, one, one + "s");
  }

  /** Returns a number and what it counts. */
  public static String of(long count, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
  }

  /** Returns a size like options take it, {@code 191m}, rounded down; or {@code 93 bytes}. */
  public static String ofBytes(long bytes) {
    long count = bytes;
    int units = 0;
    while (units < UNITS.length()
        && (count >= ENOUGH * STEP || (count >= STEP && count % STEP == 0))) {
      count /= STEP;
      units++;
    }
    return units == 0 ? of(count, "byte") : count + UNITS.substring(units - 1, units);
  }
}
