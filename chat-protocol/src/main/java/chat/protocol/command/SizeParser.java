package chat.protocol.command;

import chat.notation.SizeNotation;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses sizes like {@code 64k}, {@code 10m} and {@code 2g}, and plain bytes. Capital letters and a
 * {@code b} after the unit change nothing: {@code 2GB}. Any thread.
 */
public final class SizeParser {
  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,9})(?:([" + SizeNotation.UNITS + "])b?)?");

  private SizeParser() {}

  /**
   * Returns the size that a text means; {@code 0} is one.
   *
   * @throws UsageException if it means none
   */
  public static Size parse(String typed) throws UsageException {
    Matcher matcher = FORM.matcher(typed.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new UsageException(
          "'" + typed + "' is not a size; write bytes, or a number like 64k, 10m or 2g");
    }
    String unit = matcher.group(2);
    int units = unit == null ? 0 : SizeNotation.UNITS.indexOf(unit) + 1;
    // At most 30 bits for the number and 30 for the unit.
    return new Size(Long.parseLong(matcher.group(1)) << (units * SizeNotation.BITS_PER_UNIT));
  }
}
