package chat.notation;

import java.util.Locale;

/** Writes how many things there are: {@code 1 room}, {@code 2,000 rooms}. Any thread. */
public final class Quantity {
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
}
