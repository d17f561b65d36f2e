package chat.client.screen;

import chat.protocol.Query;
import chat.protocol.unicode.CaseFolding;
import chat.protocol.unicode.Normalization;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.regex.Pattern;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * The words of a search, to be marked in what it found: words that begin with one of them, in any
 * case and with any accents. Immutable.
 */
final class FoundWords {
  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

  static final FoundWords NONE = new FoundWords("");

  private final List<String> words;

  FoundWords(String typed) {
    words = SEPARATORS.splitAsStream(folded(typed)).filter(word -> !word.isEmpty()).toList();
  }

  /** Returns the words of a search; of another request, none. */
  static FoundWords of(Query request) {
    return request instanceof Query.Search search
        ? new FoundWords(search.words().toString())
        : NONE;
  }

  /** Adds a text, the words found in it bold and underlined. */
  void append(AttributedStringBuilder line, String text, AttributedStyle style) {
    int at = 0;
    while (at < text.length()) {
      int end = partEnd(text, at);
      line.append(text.substring(at, end), isFound(text.substring(at, end)) ? marked() : style);
      at = end;
    }
  }

  private static AttributedStyle marked() {
    return AttributedStyle.BOLD.underline();
  }

  /** Returns where the word, or what separates two, ends that begins here. */
  private static int partEnd(String text, int from) {
    boolean isWord = isOfWord(text.codePointAt(from));
    int end = from;
    while (end < text.length() && isOfWord(text.codePointAt(end)) == isWord) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  private boolean isFound(String part) {
    if (words.isEmpty()) {
      return false;
    }
    return words.stream().anyMatch(folded(part)::startsWith);
  }

  private static String folded(String text) {
    String decomposed = Normalization.of(text, Form.NFD);
    return CaseFolding.of(ACCENTS.matcher(decomposed).replaceAll(""));
  }

  private static boolean isOfWord(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> Character.isLetterOrDigit(c);
    };
  }
}
