package chat.client.screen;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.config.Bell;
import chat.client.config.Preferences;
import chat.client.config.Show;
import chat.protocol.Nick;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HighlightsTest {
  private static final Optional<Nick> BOB = Optional.of(Nick.of("Bob"));

  private final Highlights highlights = with();

  private static Highlights with(String... words) {
    return new Highlights(new Preferences(Bell.OFF, Show.COUNT, List.of(words), List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bob",
        "BOB: hi",
        "hi @bob!",
        "hi,bob.",
        "bob\nis here",
        "bobby is not bob",
        "\uFF42\uFF4F\uFF42 in full width",
        "(bob's)",
      })
  void ourNickInAnySpellingIsAHighlight(String text) {
    assertTrue(highlights.mention(text, BOB));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bobby",
        "abob",
        "bob2",
        "b ob",
        "bob\u00E9",
        "bobe\u0301",
        "bo\u0301b",
        "bob\u0301"
      })
  void partsOfOtherWordsAreNot(String text) {
    assertFalse(highlights.mention(text, BOB));
  }

  @Test
  void aNickWithPunctuationIsTakenLiterally() {
    assertTrue(highlights.mention("ask a.b-c, please", Optional.of(Nick.of("A.B-c"))));
    assertFalse(highlights.mention("ask axb-c, please", Optional.of(Nick.of("A.B-c"))));
  }

  @Test
  void chosenWordsAndPhrasesCountToo() {
    Highlights chosen = with("release day", "C++", "stra\u00DFe", "");
    assertTrue(chosen.mention("It is Release Day!", BOB));
    assertTrue(chosen.mention("c++ it is", BOB));
    assertTrue(chosen.mention("STRASSE", BOB));
    assertFalse(chosen.mention("release days", BOB));
    assertFalse(chosen.mention("", BOB));
  }

  @Test
  void ourNickNeedNotBeKnown() {
    assertFalse(highlights.mention("bob", Optional.empty()));
  }

  @Test
  void aHostileTextIsSearchedInShortTime() {
    assertFalse(highlights.mention("a".repeat(64 * 1024), Optional.of(Nick.of("a".repeat(32)))));
  }
}
