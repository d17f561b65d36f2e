package chat.client.ui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;

final class WordParserTest {
  private static void parts(String line, int cursor, String... words) {
    ParsedLine parsed = new WordParser().parse(line, cursor, ParseContext.COMPLETE);
    assertEquals(List.of(words), parsed.words());
    assertEquals(words.length - 1, parsed.wordIndex());
    assertEquals(words[words.length - 1], parsed.word());
    assertEquals(parsed.word().length(), parsed.wordCursor());
    assertEquals(line, parsed.line());
    assertEquals(cursor, parsed.cursor());
  }

  @Test
  void aLineIsPartedAtItsBlanks() {
    parts("", 0, "");
    parts("hi", 2, "hi");
    parts("hi ", 3, "hi", "");
    parts("/msg bob hel", 12, "/msg", "bob", "hel");
    parts(" two\tand\nthree", 14, "two", "and", "three");
    parts("a  b", 4, "a", "b");
  }

  @Test
  void aWordEndsAtTheCursor() {
    parts("/msg bob hello", 7, "/msg", "bo");
    parts("hello", 0, "");
  }

  @Test
  void nothingIsQuotedOrEscaped() {
    parts("it's \"so \\ b", 12, "it's", "\"so", "\\", "b");
    parts("C:\\x 'a", 7, "C:\\x", "'a");
  }
}
