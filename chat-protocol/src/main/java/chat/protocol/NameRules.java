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
public final class NameRules {
  /** The writing systems that use several scripts side by side (UTS #39, 5.1). */
  private static final Set<Set<UnicodeScript>> MIXED =
      Set.of(
          EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
          EnumSet.of(UnicodeScript.HAN, UnicodeScript.HANGUL),
          EnumSet.of(UnicodeScript.HAN, UnicodeScript.BOPOMOFO));

  /** A character that is composed comes from at most this many of Java's. */
  private static final int DECOMPOSED_UNITS = 8;

  /** Looks like a dash, and belongs to Japanese though Unicode counts it to no script. */
  private static final int PROLONGED_SOUND_MARK = 0x30FC;

  private static final int REPLACEMENT = 0xFFFD;

  private NameRules() {}

  /**
   * The name in its composed form (NFC).
   *
   * @throws InvalidNameException if it may not be a name; {@code what} begins the sentence
   */
  static String check(String what, String name, int maxChars) {
    // First, because composing takes time that grows with the square of the length.
    boolean farTooLong = name.length() > maxChars * DECOMPOSED_UNITS;
    String composed = farTooLong ? name : normalize(name, Form.NFC);
    if (farTooLong || composed.codePointCount(0, composed.length()) > maxChars) {
      throw new InvalidNameException(what + " has at most " + maxChars + " characters");
    }
    // What it looks like has to keep the rules too: some letters stand for whole words with spaces.
    String compatible = normalize(composed, Form.NFKC);
    if (composed.codePoints().noneMatch(Character::isLetterOrDigit)) {
      throw new InvalidNameException(what + " needs a letter or a digit");
    }
    if (!isAllowed(composed) || !isAllowed(compatible)) {
      throw new InvalidNameException(what + " is made of letters, digits, _ - and .");
    }
    if (!isAscii(compatible) && !isOneScript(compatible)) {
      throw new InvalidNameException(what + " keeps to one script");
    }
    return composed;
  }

  /**
   * A name that was told and is none here, with U+FFFD for what may not stand in a name: a space or
   * a colon in it would pass for the end of the name. Letters of a newer Unicode are left alone.
   */
  static String harmless(String name, int maxChars) {
    var harmless = new StringBuilder();
    boolean tooLong = name.codePointCount(0, name.length()) > maxChars;
    name.codePoints()
        .limit(tooLong ? maxChars - 1 : maxChars)
        .map(c -> isAllowed(c) || Character.getType(c) == Character.UNASSIGNED ? c : REPLACEMENT)
        .forEach(harmless::appendCodePoint);
    // The beginning of a long name must not pass for somebody's whole name.
    return (tooLong ? harmless.appendCodePoint(REPLACEMENT) : harmless).toString();
  }

  /**
   * The same for all spellings: names with the same key are the same name. Other texts may be told
   * apart so, too.
   */
  public static String key(String name) {
    String compatible = normalize(name, Form.NFKC);
    // Lower case first, for capital sharp s has no upper case; then by way of SS it is ss.
    String upper = compatible.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
    return normalize(upper.toLowerCase(Locale.ROOT), Form.NFKC);
  }

  /** As the JDK does it, but at once where there is nothing to do, which is nearly always. */
  private static String normalize(String name, Form form) {
    return isAscii(name) ? name : Normalizer.normalize(name, form);
  }

  private static boolean isAscii(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAllowed(String name) {
    return name.codePoints().allMatch(NameRules::isAllowed);
  }

  private static boolean isAllowed(int c) {
    return switch (c) {
      case '_', '-', '.' -> true;
      // Letters to Unicode, but nothing to see: the Hangul fillers and the hieroglyphic blanks.
      case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x13441, 0x13442 -> false;
      default -> Character.isLetterOrDigit(c);
    };
  }

  private static boolean isOneScript(String name) {
    Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
    name.codePoints()
        .filter(NameRules::hasScript)
        .mapToObj(NameRules::script)
        .forEach(scripts::add);
    return scripts.size() <= 1 || MIXED.stream().anyMatch(mix -> mix.containsAll(scripts));
  }

  /**
   * Digits and punctuation go with any script. Letters of no script do not: they are marks that
   * pass for an apostrophe, a dash or a line.
   */
  private static boolean hasScript(int c) {
    return Character.isLetter(c) || UnicodeScript.of(c) != UnicodeScript.COMMON;
  }

  private static UnicodeScript script(int c) {
    return c == PROLONGED_SOUND_MARK ? UnicodeScript.KATAKANA : UnicodeScript.of(c);
  }
}
