package chat.server.logging;

/** Tells which characters a terminal prints as they are, and escapes the others. Any thread. */
public final class Printable {
  private Printable() {}

  /** Returns whether a terminal prints a character, instead of acting on it or hiding it. */
  public static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /**
   * Returns text on one line, with an escape of UTF-16, like {@code \}{@code u001b}, for each
   * character that is not printable. JSON reads the same escapes.
   */
  public static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints().forEach(codePoint -> append(escaped, codePoint));
    return escaped.toString();
  }

  private static void append(StringBuilder to, int codePoint) {
    if (isPrintable(codePoint)) {
      to.appendCodePoint(codePoint);
    } else {
      for (char unit : Character.toChars(codePoint)) {
        to.append("\\u%04x".formatted((int) unit));
      }
    }
  }
}
