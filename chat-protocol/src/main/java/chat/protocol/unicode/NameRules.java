package chat.protocol.unicode;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer.Form;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The rules for nicks and room names: letters, digits and {@code _ - .}, of one script, and the
 * marks that belong to a letter. Names are compared by their NFKC, case-folded. Any thread.
 */
public final class NameRules {
  /** The writing systems that use several scripts side by side (UTS #39, 5.1). */
  private static final Set<Set<UnicodeScript>> MIXED =
      Set.of(
          EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
          EnumSet.of(UnicodeScript.HAN, UnicodeScript.HANGUL),
          EnumSet.of(UnicodeScript.HAN, UnicodeScript.BOPOMOFO));

  /** The most UTF-16 units that composing turns into one character. */
  private static final int DECOMPOSED_UNITS = 8;

  /** Looks like a dash. It belongs to Japanese, but Unicode assigns it to no script. */
  private static final int PROLONGED_SOUND_MARK = 0x30FC;

  /** Looks the same on i and j, which have a dot, as no mark does. */
  private static final int COMBINING_DOT_ABOVE = 0x0307;

  /** The most marks of one letter, decomposed (UTS #39, 5.4). */
  private static final int MAX_MARKS = 4;

  /** The scripts whose letters have marks of the script Inherited from one block only. */
  private static final Set<UnicodeScript> EUROPEAN =
      EnumSet.of(UnicodeScript.LATIN, UnicodeScript.GREEK, UnicodeScript.CYRILLIC);

  private static final int REPLACEMENT = 0xFFFD;

  private NameRules() {}

  /**
   * Returns a name in its composed form (NFC).
   *
   * @param what the start of the sentence if it is refused, like {@code a nick}
   * @throws InvalidNameException if it breaks the rules
   */
  public static String check(String what, String name, int maxChars) {
    // Checked before composing, whose time grows with the square of the length.
    boolean farTooLong = name.length() > maxChars * DECOMPOSED_UNITS;
    String composed = farTooLong ? name : Normalization.of(name, Form.NFC);
    if (farTooLong || composed.codePointCount(0, composed.length()) > maxChars) {
      throw new InvalidNameException(what + " has at most " + maxChars + " characters");
    }
    // The compatible form must keep the rules too: some letters look like words with spaces.
    String compatible = Normalization.of(composed, Form.NFKC);
    if (composed.codePoints().noneMatch(Character::isLetterOrDigit)) {
      throw new InvalidNameException(what + " needs a letter or a digit");
    }
    if (!isAllowed(composed) || !isAllowed(compatible)) {
      throw new InvalidNameException(what + " is made of letters, digits, _ - and .");
    }
    if (!hasFittingMarks(composed) || !hasFittingMarks(compatible)) {
      throw new InvalidNameException(
          what + " has marks on letters of their script only, at most " + MAX_MARKS + " on each");
    }
    if (!Normalization.isAscii(compatible) && !isOneScript(compatible)) {
      throw new InvalidNameException(what + " has letters of one script only");
    }
    return composed;
  }

  /**
   * Returns a name that breaks the rules, with U+FFFD in place of what a name may not contain: a
   * space or a colon would look like the end of the name. Letters of a newer Unicode stay.
   */
  public static String harmless(String name, int maxChars) {
    var harmless = new StringBuilder();
    boolean tooLong = name.codePointCount(0, name.length()) > maxChars;
    int marks = MAX_MARKS;
    for (int c : name.codePoints().limit(tooLong ? maxChars - 1 : maxChars).toArray()) {
      boolean unknown = Character.getType(c) == Character.UNASSIGNED;
      marks = isMark(c) ? marks + 1 : Character.isLetter(c) || unknown ? 0 : MAX_MARKS;
      boolean kept = unknown || (mayContain(c) && (!isMark(c) || marks <= MAX_MARKS));
      // A mark behind U+FFFD would be replaced when the name is received again.
      marks = kept ? marks : MAX_MARKS;
      harmless.appendCodePoint(kept ? c : REPLACEMENT);
    }
    // A long name that is cut must not look like another person's whole name.
    return (tooLong ? harmless.appendCodePoint(REPLACEMENT) : harmless).toString();
  }

  /** Returns a key that is the same for all spellings of a name: its NFKC, case-folded. */
  public static String key(String name) {
    String compatible = Normalization.of(name, Form.NFKC);
    // Capital sharp s has no upper case: lower it first, so that it becomes SS and then ss.
    String upper = compatible.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
    return Normalization.of(upper.toLowerCase(Locale.ROOT), Form.NFKC);
  }

  /**
   * Returns a key that is the same for all spellings of a text of any length. Other than in the key
   * of a name, no sigma is a final one.
   */
  public static String textKey(String text) {
    String folded = CaseFolding.of(Normalization.of(text, Form.NFKC));
    return Normalization.of(folded, Form.NFKC);
  }

  private static boolean isAllowed(String name) {
    return name.codePoints().allMatch(NameRules::mayContain);
  }

  /** Returns whether a name may contain a character, in a suitable place. */
  public static boolean mayContain(int c) {
    return switch (c) {
      case '_', '-', '.' -> true;
      // Letters to Unicode, but invisible: the Hangul fillers and the hieroglyphic blanks.
      case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x13441, 0x13442 -> false;
      // Marks to Unicode, but invisible: a joiner, Khmer vowels, Mongolian variations.
      case 0x034F, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F -> false;
      default -> Character.isLetterOrDigit(c) || (isMark(c) && !isVariationSelector(c));
    };
  }

  /** Returns whether a character may continue an identifier as a mark: UAX #31, XID_Continue. */
  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isVariationSelector(int c) {
    return (0xFE00 <= c && c <= 0xFE0F) || (0xE0100 <= c && c <= 0xE01EF);
  }

  /** Returns whether each mark follows a letter that it fits, with few others and no equal one. */
  private static boolean hasFittingMarks(String name) {
    if (Normalization.isAscii(name)) {
      return true;
    }
    if (name.indexOf(COMBINING_DOT_ABOVE) >= 0 || repeatsAMark(name)) {
      return false;
    }
    boolean onLetter = false;
    UnicodeScript letter = UnicodeScript.UNKNOWN;
    int marks = 0;
    for (int c : Normalization.of(name, Form.NFD).codePoints().toArray()) {
      if (!isMark(c)) {
        onLetter = Character.isLetter(c);
        letter = script(c);
        marks = 0;
      } else if (!onLetter || ++marks > MAX_MARKS || !fits(c, letter)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns whether a mark hides an equal one. Few marks are made of two, and are no repetition.
   */
  private static boolean repeatsAMark(String name) {
    int before = 0;
    for (int c : name.codePoints().toArray()) {
      String decomposed = Normalization.of(Character.toString(c), Form.NFD);
      if (isMark(c) && decomposed.codePointAt(0) == before) {
        return true;
      }
      before = decomposed.codePointBefore(decomposed.length());
    }
    return false;
  }

  /** Returns whether letters of a script have a mark. Unicode assigns many marks to no script. */
  private static boolean fits(int mark, UnicodeScript letter) {
    UnicodeScript script = UnicodeScript.of(mark);
    boolean isUsualDiacritic = 0x0300 <= mark && mark <= 0x036F;
    return script == letter
        || (script == UnicodeScript.INHERITED && (isUsualDiacritic || !EUROPEAN.contains(letter)));
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
   * Returns false for 0 to 9 and punctuation, which fit any script, and for marks, which fit their
   * letters. Letters without a script do not: they look like an apostrophe, a dash or a line.
   */
  private static boolean hasScript(int c) {
    return !isMark(c) && (Character.isLetter(c) || UnicodeScript.of(c) != UnicodeScript.COMMON);
  }

  private static UnicodeScript script(int c) {
    return c == PROLONGED_SOUND_MARK ? UnicodeScript.KATAKANA : UnicodeScript.of(c);
  }
}
