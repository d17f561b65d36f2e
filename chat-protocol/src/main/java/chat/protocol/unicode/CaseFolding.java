package chat.protocol.unicode;

import java.util.Locale;
import java.util.function.UnaryOperator;

/** Folds the case of text in time that grows with its length. Any thread. */
public final class CaseFolding {
  /** The JDK copies the whole string for each letter whose other case has more letters. */
  private static final int PIECE_CHARS = 64;

  private CaseFolding() {}

  /**
   * Returns a text in lower case, the same for all cases of it: Unicode's full mappings to lower,
   * upper and again lower case, but each sigma becomes {@code σ}, also at the end of a word.
   */
  public static String of(String text) {
    if (Normalization.isAscii(text)) {
      return text.toLowerCase(Locale.ROOT);
    }
    // Capital sharp s has no upper case: lower it first, so that it becomes SS and then ss.
    String upper = inPieces(lower(text), piece -> piece.toUpperCase(Locale.ROOT));
    return lower(upper);
  }

  /** The JDK searches the whole string for the ends of words at each capital sigma. */
  private static String lower(String text) {
    return inPieces(text.replace('Σ', 'σ'), piece -> piece.toLowerCase(Locale.ROOT));
  }

  private static String inPieces(String text, UnaryOperator<String> mapping) {
    StringBuilder mapped = new StringBuilder(text.length());
    int from = 0;
    while (from < text.length()) {
      int end = Math.min(from + PIECE_CHARS, text.length());
      if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
        end--;
      }
      mapped.append(mapping.apply(text.substring(from, end)));
      from = end;
    }
    return mapped.toString();
  }
}
