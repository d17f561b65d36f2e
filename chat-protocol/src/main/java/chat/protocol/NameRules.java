package chat.protocol;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What nicks and room names have in common: letters, digits and {@code _ - .}, of one script, told
 * apart by what they look like after NFKC and case folding.
 */
final class NameRules {
  /** The writing systems that use several scripts side by side (UTS #39, 5.1). */
  private static final Set<Set<UnicodeScript>> MIXED =
      Set.of(
          EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
          EnumSet.of(UnicodeScript.HAN, UnicodeScript.HANGUL),
          EnumSet.of(UnicodeScript.HAN, UnicodeScript.BOPOMOFO));

  private NameRules() {}

  /**
   * The name in its composed form (NFC).
   *
   * @throws InvalidNameException if it may not be a name; {@code what} begins the sentence
   */
  static String check(String what, String name, int maxChars) {
    String composed = Normalizer.normalize(name, Form.NFC);
    if (composed.codePointCount(0, composed.length()) > maxChars) {
      throw new InvalidNameException(what + " has at most " + maxChars + " characters");
    }
    if (composed.codePoints().noneMatch(Character::isLetterOrDigit)) {
      throw new InvalidNameException(what + " needs a letter or a digit");
    }
    if (!composed.codePoints().allMatch(NameRules::isAllowed)) {
      throw new InvalidNameException(what + " is made of letters, digits, _ - and .");
    }
    if (!isOneScript(composed)) {
      throw new InvalidNameException(what + " keeps to one script");
    }
    return composed;
  }

  /** Names with the same key are the same name. */
  static String key(String name) {
    String compatible = Normalizer.normalize(name, Form.NFKC);
    String folded = compatible.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Form.NFKC);
  }

  private static boolean isAllowed(int c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
  }

  private static boolean isOneScript(String name) {
    Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
    name.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
    scripts.remove(UnicodeScript.COMMON);
    scripts.remove(UnicodeScript.INHERITED);
    return scripts.size() <= 1 || MIXED.stream().anyMatch(mix -> mix.containsAll(scripts));
  }
}
