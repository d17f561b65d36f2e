package chat.server.log;

import chat.protocol.Text;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The words of a search: sequences of letters and digits, in any case and with any accents.
 *
 * <p>A message matches a term if one of its words starts with it. Chinese, Japanese and Thai put no
 * spaces between words, so there a term matches anywhere.
 */
public final class SearchTerms {
  /** More than a person types; each term costs one lookup in the index. */
  private static final int MAX_TERMS = 64;

  private static final Pattern TERM = Pattern.compile("[\\p{L}\\p{M}\\p{N}]*[\\p{L}\\p{N}]+");
  private static final Pattern UNSPACED =
      Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}&&\\p{L}]");
  private static final Pattern MARK = Pattern.compile("\\p{M}+");
  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final List<String> terms;
  private final List<String> wordStarts;

  private SearchTerms(List<String> terms) {
    this.terms = terms;
    this.wordStarts = terms.stream().map(term -> folded(term).stripTrailing()).toList();
  }

  /** Splits what a person searches for. */
  public static SearchTerms of(Text text) {
    return new SearchTerms(
        TERM.matcher(text.toString())
            .results()
            .map(MatchResult::group)
            .distinct()
            .limit(MAX_TERMS)
            .toList());
  }

  /** Puts a space on both sides of each character of a script that has none between words. */
  public static String spaced(String text) {
    return UNSPACED.matcher(text).replaceAll(" $0 ");
  }

  /** Returns the terms, each once, in the order typed. */
  public List<String> terms() {
    return terms;
  }

  /** Returns whether a text matches all terms. */
  boolean match(Text text) {
    String folded = folded(text.toString());
    return wordStarts.stream().allMatch(folded::contains);
  }

  /** Returns a text in lower case, without accents, with exactly one space before each word. */
  private static String folded(String text) {
    String bare = MARK.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return SIGNS.matcher(" " + spaced(bare).toLowerCase(Locale.ROOT)).replaceAll(" ");
  }
}
