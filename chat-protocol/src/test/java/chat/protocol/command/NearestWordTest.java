package chat.protocol.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NearestWordTest {
  private static final NearestWord WORDS =
      new NearestWord(
          List.of("nick", "join", "me", "msg", "who", "history", "search", "help", "highlight"));

  @ParameterizedTest
  @CsvSource({
    "hlep, help",
    "elp, help",
    "hellp, help",
    "halp, help",
    "jion, join",
    "nikc, nick",
    "hwo, who",
    "wo, who",
    "mg, msg",
    "mee, me",
    "serach, search",
    "saerhc, search",
    "hisotryy, history"
  })
  void wordWithOneOrTwoSlipsIsFound(String typed, String word) {
    assertEquals(Optional.of(word), WORDS.to(typed));
  }

  @ParameterizedTest
  @CsvSource({"hist, history", "se, search", "high, highlight", "hi, history", "join, join"})
  void beginningIsCompletedToTheFirstWord(String typed, String word) {
    assertEquals(Optional.of(word), WORDS.to(typed));
  }

  @Test
  void beginningIsNearerThanASlip() {
    assertEquals(Optional.of("search"), new NearestWord(List.of("set", "search")).to("sea"));
  }

  @Test
  void firstOfEquallyNearWordsIsFound() {
    assertEquals(Optional.of("bell"), new NearestWord(List.of("bell", "cell")).to("tell"));
    assertEquals(Optional.of("cell"), new NearestWord(List.of("cell", "bell")).to("tell"));
  }

  @Test
  void fewerSlipsPrecedeTheOrderOfTheList() {
    assertEquals(Optional.of("search"), new NearestWord(List.of("starch", "search")).to("searhc"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "h", "em", "x", "exit", "tell", "dance", "heeeelp", "searching", "HELP"})
  void wordWithTooManySlipsIsNotFound(String typed) {
    assertEquals(Optional.empty(), WORDS.to(typed));
  }

  @Test
  void noWordIsFoundInAnEmptyList() {
    assertEquals(Optional.empty(), new NearestWord(List.of()).to("help"));
  }

  @Test
  void listOfWordsIsCopied() {
    List<String> words = new ArrayList<>(List.of("help"));
    NearestWord nearest = new NearestWord(words);
    words.clear();
    assertEquals(Optional.of("help"), nearest.to("hlep"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "help, help, 0",
    "'', help, 4",
    "help, '', 4",
    "help, hlp, 1",
    "help, hello, 2",
    "help, hlep, 1",
    "ab, ba, 1",
    "abcd, badc, 2",
    "ca, abc, 3",
    "kitten, sitting, 3"
  })
  void distanceCountsSlips(String a, String b, int slips) {
    assertEquals(slips, NearestWord.distance(a, b));
    assertEquals(slips, NearestWord.distance(b, a));
  }

  @Test
  void longTypedWordTakesNoTime() {
    String typed = "h".repeat(1_000_000);
    for (int i = 0; i < 1_000; i++) {
      assertEquals(Optional.empty(), WORDS.to(typed));
    }
  }
}
