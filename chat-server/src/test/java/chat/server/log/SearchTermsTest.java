package chat.server.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.fixture.LongRun;
import chat.protocol.Text;
import java.util.Random;
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
  void wordsAreInLowerCaseWithoutSigns() {
    assertEquals("don t stop 2 day", SearchTerms.words(Text.of("  Don't STOP,\n2-Day! ")));
    assertEquals("", SearchTerms.words(Text.of("?!")));
  }
}
