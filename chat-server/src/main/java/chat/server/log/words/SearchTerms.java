package chat.server.log.words;

import chat.protocol.Text;
import chat.protocol.unicode.NameRules;
import chat.protocol.unicode.Normalization;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words of a search and of the messages that it finds. Any thread.
 *
 * <p>A word is a sequence of letters, digits and their marks, in compatible forms (NFKC), in any
 * case and with any accents. A message matches a term if one of its words starts with it. Chinese,
 * Japanese, Thai and their neighbours put no spaces between words, so there each letter is a word,
 * also marks that are letters to Unicode, like the one of a long vowel. A term is a phrase of them:
 * it matches anywhere. Korean has spaces.
 */
public final class SearchTerms {
  /** More than a person types; each term costs one lookup in the index. */
  private static final int MAX_TERMS = 64;

  /** No accents that people write are more. */
  private static final Pattern EXCESSIVE_MARKS = Pattern.compile("(\\p{M}{8})\\p{M}+");

  /** The marks that belong to no script, except those that make other letters of kana. */
  private static final Pattern ACCENTS =
      Pattern.compile("[\\p{M}&&\\p{IsInherited}&&[^\u3099\u309A]]+");

  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[\\p{L}\\p{N}]");

  /** The letters of scripts without spaces, and numbers that are written like them, as in 二〇. */
  private static final String OF_UNSPACED_SCRIPTS =
      "[\\p{L}\\p{Nl}&&[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}"
          + "\\p{IsMyanmar}]]";

  /**
   * The letters of Japanese that Unicode assigns to no script: the prolonged sound mark as in メール,
   * the closing mark 〆, the vertical repeat marks and the masu mark.
   */
  private static final String OF_JAPANESE_ALONE = "\u30FC\u3006\u3031-\u3035\u303C";

  private static final Pattern UNSPACED =
      Pattern.compile("[" + OF_UNSPACED_SCRIPTS + OF_JAPANESE_ALONE + "]\\p{M}*");

  /** The block of Thai, the first of the scripts without spaces. */
  private static final char FIRST_UNSPACED = '\u0E00';

  private static final Pattern SPACES = Pattern.compile(" +");

  private final List<String> terms;

  private SearchTerms(List<String> terms) {
    this.terms = terms;
  }

  /** Splits what a person searches for. */
  public static SearchTerms of(Text text) {
    return new SearchTerms(
        Stream.of(folded(text.toString()).split(" "))
            .filter(word -> LETTER_OR_DIGIT.matcher(word).find())
            .distinct()
            .limit(MAX_TERMS)
            .map(SearchTerms::spaced)
            .toList());
  }

  /**
   * Returns the terms, each once, in the order typed: words, or phrases of words separated by one
   * space.
   */
  public List<String> terms() {
    return terms;
  }

  /** Returns the words of a text, separated by one space: letters, digits and marks alone. */
  public static String words(Text text) {
    return words(text.toString());
  }

  static String words(String text) {
    return Normalization.isAscii(text) ? AsciiWords.of(text) : spaced(folded(text));
  }

  /** Returns whether a text matches all terms. */
  public boolean match(Text text) {
    String words = " " + words(text);
    return terms.stream().allMatch(term -> words.contains(" " + term));
  }

  /** Returns a text case-folded, without accents, with a space in place of all signs. */
  static String folded(String text) {
    String key = NameRules.textKey(EXCESSIVE_MARKS.matcher(text).replaceAll("$1"));
    String bare = ACCENTS.matcher(Normalization.of(key, Form.NFD)).replaceAll("");
    return SIGNS.matcher(Normalization.of(bare, Form.NFC)).replaceAll(" ");
  }

  /** Puts spaces around each letter of a script that has none between words. */
  static String spaced(String folded) {
    // Most messages are in other scripts, and the index reads all of them.
    boolean unspaced = folded.chars().anyMatch(letter -> letter >= FIRST_UNSPACED);
    String letters = unspaced ? UNSPACED.matcher(folded).replaceAll(" $0 ") : folded;
    return SPACES.matcher(letters).replaceAll(" ").strip();
  }
}
