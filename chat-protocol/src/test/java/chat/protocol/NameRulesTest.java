package chat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Checks what holds for all names, by all characters and many random names. */
final class NameRulesTest {
  private static final int NAMES = 100_000;

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
  void everyRandomNameObeysTheRules() {
    List<String> letters = new ArrayList<>();
    for (int c = 0; c < 0x20000; c++) {
      if (isName(Character.toString(c))) {
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
