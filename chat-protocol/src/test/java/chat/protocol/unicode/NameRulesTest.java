package chat.protocol.unicode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Checks what holds for all names, by all characters and many random names. */
final class NameRulesTest {
  private static final int NAMES = 100_000;

  /** Those of the Khmer and the Mongolian script. */
  private static final Set<Integer> INVISIBLE_MARKS =
      Set.of(0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F);

  @Test
  void everyCharacterThatIsANameObeysTheRules() {
    int names = 0;
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      String name = Character.toString(c);
      if (isName(name)) {
        names++;
        assertKeepsTheRules(name);
      }
    }
    assertTrue(names > 100_000, names + " letters and digits");
  }

  @Test
  void everyMarkOnEachKindOfLetterObeysTheRules() {
    int names = 0;
    for (int mark : marks()) {
      for (int c = 0; c < 0x20000; c += 1 + c / 50) {
        String name = Character.toString(c) + Character.toString(mark);
        if (isName(name)) {
          names++;
          assertKeepsTheRules(name);
        }
      }
    }
    assertTrue(names > 50_000, names + " letters with a mark");
  }

  @Test
  void everyMarkOfAScriptFitsALetterOfIt() {
    Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (Character.isLetter(c) && isName(Character.toString(c))) {
        letters.putIfAbsent(UnicodeScript.of(c), c);
      }
    }
    for (int mark : marks()) {
      Integer letter = letters.get(UnicodeScript.of(mark));
      boolean invisible = INVISIBLE_MARKS.contains(mark);
      if (letter != null && UnicodeScript.of(mark) != UnicodeScript.COMMON) {
        String name = Character.toString(letter) + Character.toString(mark);
        assertEquals(!invisible, isName(name), () -> Integer.toHexString(mark));
      }
    }
  }

  /** Returns the marks that may continue an identifier. */
  private static int[] marks() {
    return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(
            c ->
                Character.getType(c) == Character.NON_SPACING_MARK
                    || Character.getType(c) == Character.COMBINING_SPACING_MARK)
        .toArray();
  }

  @Test
  void everyDigitFitsItsScriptOnlyExceptZeroToNine() {
    Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
    for (int c = Character.MAX_CODE_POINT; c >= 0; c--) {
      if (Character.isLetter(c) && isName(Character.toString(c))) {
        letters.put(UnicodeScript.of(c), c);
      }
    }
    int digits = 0;
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
        digits++;
        String digit = Character.toString(c);
        boolean isAscii = Normalizer.normalize(digit, Form.NFKC).matches("[0-9]");
        assertTrue(isName(digit), () -> Integer.toHexString(digit.codePointAt(0)));
        for (var letter : letters.entrySet()) {
          boolean fits = isAscii || letter.getKey() == UnicodeScript.of(c);
          String name = Character.toString(letter.getValue()) + digit;
          assertEquals(fits, isName(name), () -> letter + " " + name);
        }
      }
    }
    assertTrue(digits > 600, digits + " digits");
  }

  @Test
  void everyRandomNameObeysTheRules() {
    List<String> letters = new ArrayList<>();
    for (int c = 0; c < 0x20000; c++) {
      // A mark is no name by itself.
      if (isName(Character.toString(c)) || Character.isUnicodeIdentifierPart(c)) {
        letters.add(Character.toString(c));
      }
    }
    var random = new Random(2);
    int names = 0;
    while (names < NAMES) {
      // Neighbouring characters, which are mostly of one script.
      int near = random.nextInt(letters.size() - 100);
      var name = new StringBuilder();
      for (int length = 1 + random.nextInt(8); length > 0; length--) {
        name.append(letters.get(near + random.nextInt(100)));
      }
      if (isName(name.toString())) {
        names++;
        assertKeepsTheRules(name.toString());
      }
    }
  }

  private static void assertKeepsTheRules(String name) {
    String value = NameRules.check("it", name, 64);
    String key = NameRules.key(name);
    String shown = key + " of " + value + " of " + name;
    assertEquals(value, NameRules.check("it", value, 64), shown);
    assertEquals(key, NameRules.key(value), shown);
    assertEquals(key, NameRules.key(key), shown);
    assertEquals(key, NameRules.key(value.toUpperCase(Locale.ROOT)), shown);
    assertEquals(key, NameRules.key(value.toLowerCase(Locale.ROOT)), shown);
    String compatible = Normalizer.normalize(value, Form.NFKC);
    assertTrue(isName(compatible), shown);
    assertEquals(key, NameRules.key(compatible), shown);
  }

  private static boolean isName(String name) {
    try {
      NameRules.check("it", name, 64);
      return true;
    } catch (InvalidNameException e) {
      return false;
    }
  }
}
