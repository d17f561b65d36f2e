package chat.server.log.words;

/**
 * The words of ASCII text, which most messages are. Returns the same as the general rules of {@link
 * SearchTerms}, in a tenth of the time. Any thread.
 */
final class AsciiWords {
  private static final int LOWER_CASE = 'a' - 'A';

  private AsciiWords() {}

  /** Returns the words of an ASCII text in lower case, separated by one space. */
  static String of(String ascii) {
    StringBuilder words = new StringBuilder(ascii.length());
    boolean inWord = false;
    for (int i = 0; i < ascii.length(); i++) {
      char c = ascii.charAt(i);
      boolean isUpper = c >= 'A' && c <= 'Z';
      boolean isWord = isUpper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (isWord && !inWord && !words.isEmpty()) {
        words.append(' ');
      }
      if (isWord) {
        words.append(isUpper ? (char) (c + LOWER_CASE) : c);
      }
      inWord = isWord;
    }
    return words.toString();
  }
}
