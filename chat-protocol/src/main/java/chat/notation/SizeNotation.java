package chat.notation;

import java.util.function.LongPredicate;

/** Writes sizes like options take them: {@code 191m}. Any thread. */
public final class SizeNotation {
  /** The units, each 1,024 times the one before it; the first is a kibibyte. */
  public static final String UNITS = "kmg";

  /** How many bits of a size one unit stands for. */
  public static final int BITS_PER_UNIT = 10;

  private static final int STEP = 1 << BITS_PER_UNIT;

  /** A rounded size is written in a unit from 10 of it on, or where the unit divides the size. */
  private static final int LEAST_ROUNDED = 10;

  private SizeNotation() {}

  /** Returns a size in the largest unit that divides it; without one, the number of its bytes. */
  public static String exact(long bytes) {
    int units = unitsOf(bytes, SizeNotation::isDivisible);
    return write(bytes, units);
  }

  /** Returns a size rounded down, with at least two digits unless it is exact; or its bytes. */
  public static String rounded(long bytes) {
    int units = unitsOf(bytes, count -> count >= LEAST_ROUNDED * STEP || isDivisible(count));
    return units == 0 ? Quantity.of(bytes, "byte") : write(bytes, units);
  }

  private static int unitsOf(long bytes, LongPredicate fitsNext) {
    int units = 0;
    while (units < UNITS.length() && fitsNext.test(bytes >> (units * BITS_PER_UNIT))) {
      units++;
    }
    return units;
  }

  private static boolean isDivisible(long count) {
    return count > 0 && count % STEP == 0;
  }

  private static String write(long bytes, int units) {
    String unit = units == 0 ? "" : UNITS.substring(units - 1, units);
    return (bytes >> (units * BITS_PER_UNIT)) + unit;
  }
}
