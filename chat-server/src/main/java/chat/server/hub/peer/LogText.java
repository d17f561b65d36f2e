package chat.server.hub.peer;

import chat.server.logging.Printable;

/** Makes text of users harmless for a log that a person reads on a terminal. Any thread. */
public final class LogText {
  private static final int MAX_CHARS = 200;

  private LogText() {}

  /**
   * Returns the text on one line of at most 200 characters, with everything that a terminal may not
   * print as it is written as an escape, such as {@code \}{@code u001b}.
   */
  public static String of(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints().limit(MAX_CHARS).forEach(c -> append(escaped, c));
    return escaped.append(text.codePointCount(0, text.length()) > MAX_CHARS ? "…" : "").toString();
  }

  private static void append(StringBuilder to, int c) {
    if (c != '\\' && Printable.isPrintable(c)) {
      to.appendCodePoint(c);
    } else {
      to.append(c == '\\' ? "\\\\" : "\\u%04x".formatted(c));
    }
  }
}
