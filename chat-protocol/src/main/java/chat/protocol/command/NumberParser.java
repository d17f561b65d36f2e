package chat.protocol.command;

import java.util.regex.Pattern;

/** Parses the numbers of a command line. Any thread. */
public final class NumberParser {
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");

  private NumberParser() {}

  /**
   * Returns the whole number that a text means.
   *
   * @throws UsageException if it means none, or one of more than 32 bits
   */
  public static int parse(String typed) throws UsageException {
    if (!WHOLE.matcher(typed).matches()) {
      throw new UsageException("'" + typed + "' is not a whole number");
    }
    try {
      return Integer.parseInt(typed);
    } catch (NumberFormatException e) {
      throw new UsageException(
          "'" + typed + "' is too " + (typed.startsWith("-") ? "small" : "large"));
    }
  }
}
