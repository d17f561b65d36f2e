package chat.protocol.command;

import java.util.regex.Pattern;

/**
 * A typed line, split at its first blank.
 *
 * @param word what precedes the first blank; empty if the line starts with one
 * @param rest what follows it, stripped of blanks
 */
public record SplitLine(String word, String rest) {
  /** The blanks of any script: a Japanese keyboard types U+3000. */
  private static final Pattern BLANKS = Pattern.compile("(?U)\\s+");

  /** Splits a line. */
  public static SplitLine of(String line) {
    String[] parts = BLANKS.split(line, 2);
    return new SplitLine(parts[0], parts.length > 1 ? strip(parts[1]) : "");
  }

  /** Strips the blanks of any script; {@link String#strip} leaves some of them. */
  static String strip(String typed) {
    // A pattern for the blanks at the end would try each blank within the line, and all after it.
    String begun = stripStart(typed);
    int to = begun.length();
    while (to > 0 && isBlank(begun.charAt(to - 1))) {
      to--;
    }
    return begun.substring(0, to);
  }

  /** Strips the blanks of any script from the start. */
  static String stripStart(String typed) {
    int from = 0;
    while (from < typed.length() && isBlank(typed.charAt(from))) {
      from++;
    }
    return typed.substring(from);
  }

  /** Returns whether a character is a blank to {@link #BLANKS}: Unicode's White_Space. */
  private static boolean isBlank(char c) {
    return Character.isSpaceChar(c) || (c >= '\t' && c <= '\r') || c == '\u0085';
  }
}
