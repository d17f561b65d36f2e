package chat.server.log.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.fixture.LongRun;
import chat.protocol.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The words that the index stores. */
class SearchTermsTest {
  private static final int ASCII = 128;

  private static void hasTheWordsOfTheGeneralRules(String text) {
    // Text repairs control characters, so the rules get what it holds.
    Text held = Text.of(text);
    assertEquals(
        SearchTerms.spaced(SearchTerms.folded(held.toString())), SearchTerms.words(held), text);
  }

  @Test
  void asciiTextHasTheWordsOfTheGeneralRules() {
    for (int c = 0; c < ASCII; c++) {
      for (String text : new String[] {"a%cb", "%cA1", "Zz%c", "%c", " %c  x\n"}) {
        hasTheWordsOfTheGeneralRules(text.formatted((char) c));
      }
    }
    Random random = new Random(LongRun.seed());
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      random.ints(random.nextInt(30), 0, ASCII).forEach(c -> text.append((char) c));
      hasTheWordsOfTheGeneralRules(text.toString());
    }
  }

  @Test
  void rememberedWordsAreThoseOfTheGeneralRules() {
    String letters =
        "aB1 \n.\u0301\u00C4\u00DF\u03A3\u0130\u0416\u8336\u3099\uFF71\u00A8\u0338<\u0E01\uFB01";
    Random random = new Random(LongRun.seed());
    FoldedWords folded = new FoldedWords();
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder();
      random
          .ints(random.nextInt(20), 0, letters.length())
          .mapToObj(letters::charAt)
          .forEach(text::append);
      Set<String> words = new HashSet<>();
      folded.addTo(words, Text.of(text.toString()));
      words.remove("");
      Set<String> expected =
          new HashSet<>(List.of(SearchTerms.words(Text.of(text.toString())).split(" ")));
      expected.remove("");
      assertEquals(expected, words, text.toString());
    }
  }

  @Test
  void wordsAreInLowerCaseWithoutSigns() {
    assertEquals("don t stop 2 day", SearchTerms.words(Text.of("  Don't STOP,\n2-Day! ")));
    assertEquals("", SearchTerms.words(Text.of("?!")));
  }
}
