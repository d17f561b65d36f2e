package chat.protocol.unicode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.lang.UCharacter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The skeletons are those of ICU, which is Unicode's own library. */
class ConfusablesTest {
  private static final int NAMES = 20_000;

  private static List<Integer> charactersOfNames() {
    return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(NameRules::mayContain)
        .boxed()
        .toList();
  }

  @Test
  void tableIsTheOneOfItsUnicodeVersion() throws IOException {
    try (BufferedReader table =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Confusables.class.getResourceAsStream("confusables.txt")),
                StandardCharsets.US_ASCII))) {
      assertEquals(
          ConfusablesTable.lines(), table.lines().filter(line -> !line.startsWith("#")).toList());
    }
    assertTrue(UCharacter.getUnicodeVersion().toString().startsWith(Confusables.VERSION));
  }

  @Test
  void skeletonOfEachCharacterOfNamesIsTheOneOfIcu() {
    List<Integer> characters = charactersOfNames();
    assertTrue(characters.size() > 100_000, "characters: " + characters.size());
    for (int c : characters) {
      assertEquals(
          ConfusablesTable.skeleton(c),
          Confusables.skeleton(Character.toString(c)),
          () -> "U+" + Integer.toHexString(c));
    }
  }

  @Test
  void skeletonsOfRandomTextsAreThoseOfIcu() {
    SplittableRandom random = new SplittableRandom(14);
    List<Integer> characters = charactersOfNames();
    for (int i = 0; i < NAMES; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(1, 12); length > 0; length--) {
        // Half of them from the first scripts, which have most of the characters that look alike.
        int bound = random.nextBoolean() ? 2_000 : characters.size();
        text.appendCodePoint(characters.get(random.nextInt(bound)));
      }
      // The JDK may know fewer characters, whose marks it would leave in another order.
      String composed = Normalization.of(text.toString(), Form.NFC);
      assertEquals(ConfusablesTable.skeleton(composed), Confusables.skeleton(composed));
    }
  }

  @ParameterizedTest
  @CsvSource({"paypal, раураl", "scope, ѕсоре", "modern, rnodern", "ΑΝΝΑ, ANNA", "Οο, 0o"})
  void lookAlikesShareASkeleton(String one, String other) {
    assertEquals(Confusables.skeleton(one), Confusables.skeleton(other));
  }

  @ParameterizedTest
  @CsvSource({"alice, alicia", "राम, रमा", "bob, rob", "张, 章"})
  void othersDoNot(String one, String other) {
    assertNotEquals(Confusables.skeleton(one), Confusables.skeleton(other));
  }
}
