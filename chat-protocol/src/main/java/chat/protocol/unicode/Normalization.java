package chat.protocol.unicode;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/** Normalizes text in time that grows with its length. Any thread. */
public final class Normalization {
  /**
   * The most marks after one letter, as in the Stream-Safe Text Format (UAX #15, 13). No script
   * needs more. The JDK sorts the marks of a letter in time that grows with the square of their
   * count.
   */
  private static final int MAX_MARKS = 30;

  private Normalization() {}

  /** Returns a text in a normal form, without the marks after the first 30 of a letter. */
  public static String of(String text, Form form) {
    // Most texts are ASCII, which all forms leave as it is.
    return isAscii(text) ? text : Normalizer.normalize(streamSafe(text), form);
  }

  public static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static String streamSafe(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    int marks = 0;
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      marks = isMark(c) ? marks + 1 : 0;
      if (marks <= MAX_MARKS) {
        safe.appendCodePoint(c);
      }
    }
    return safe.toString();
  }

  private static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      // The halfwidth sound marks of kana are letters, but their NFKC is a mark.
      default -> c == 0xFF9E || c == 0xFF9F;
    };
  }
}
