package chat.server.log;

import chat.protocol.Text;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The words that are searched for: runs of letters and digits, in whatever case and with whatever
 * accents. A message has a word if one of its own begins so; in scripts that don't part their
 * words, if it is anywhere.
 */
final class Words {
  /** Enough for any person; each costs a look into the index. */
  private static final int MAX_WORDS = 64;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]*[\\p{L}\\p{N}]+");
  private static final Pattern UNPARTED =
      Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}&&\\p{L}]");
  private static final Pattern MARK = Pattern.compile("\\p{M}+");

  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final List<String> words;
  private final List<String> beginnings;

  private Words(List<String> words) {
    this.words = words;
    this.beginnings = words.stream().map(word -> folded(word).stripTrailing()).toList();
  }

  static Words of(Text text) {
    return new Words(
        WORD.matcher(text.toString())
            .results()
            .map(MatchResult::group)
            .distinct()
            .limit(MAX_WORDS)
            .toList());
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  /** For FTS5: in quotes, a word is nothing but a word to it, whatever it is. */
  String query() {
    return words.stream()
        .map(word -> '"' + parted(word) + "\"*")
        .reduce((some, more) -> some + " " + more)
        .orElse("");
  }

  /** A text whose every character counts as a word where its script doesn't part words. */
  static String parted(String text) {
    return UNPARTED.matcher(text).replaceAll(" $0 ");
  }

  /** Whether a text has all the words. */
  boolean areIn(Text text) {
    String folded = folded(text.toString());
    return beginnings.stream().allMatch(folded::contains);
  }

  /** In lower case and without accents, every word with one space before it. */
  private static String folded(String text) {
    String bare = MARK.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return SIGNS.matcher(" " + parted(bare).toLowerCase(Locale.ROOT)).replaceAll(" ");
  }
}
