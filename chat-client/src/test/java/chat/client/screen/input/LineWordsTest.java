package chat.client.screen.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LineWordsTest {
  private static void splits(String line, int cursor, String... words) {
    LineWords split = LineWords.of(line, cursor);
    assertEquals(List.of(words), split.words());
    assertEquals(words.length - 1, split.index());
    assertEquals(words[words.length - 1], split.current());
  }

  @Test
  void aLineIsSplitAtItsBlanks() {
    splits("", 0, "");
    splits("hi", 2, "hi");
    splits("hi ", 3, "hi", "");
    splits("/msg bob hel", 12, "/msg", "bob", "hel");
    splits(" two\tand\nthree", 14, "two", "and", "three");
    splits("a  b", 4, "a", "b");
  }

  @Test
  void aWordEndsAtTheCursor() {
    splits("/msg bob hello", 7, "/msg", "bo");
    splits("hello", 0, "");
  }

  @Test
  void nothingIsQuotedOrEscaped() {
    splits("it's \"so \\ b", 12, "it's", "\"so", "\\", "b");
    splits("C:\\x 'a", 7, "C:\\x", "'a");
  }
}
