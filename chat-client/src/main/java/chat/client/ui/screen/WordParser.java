package chat.client.ui.screen;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/**
 * Parts a line into words at its blanks. Nothing is quoted or escaped in what people say; and each
 * line is whole.
 */
final class WordParser implements Parser {
  /**
   * A line in words.
   *
   * @param wordIndex of the word with the cursor, which ends there
   */
  record Words(List<String> words, int wordIndex, String line, int cursor)
      implements CompletingParsedLine {
    @Override
    public String word() {
      return words.get(wordIndex);
    }

    @Override
    public int wordCursor() {
      return word().length();
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return wordCursor();
    }

    @Override
    public int rawWordLength() {
      return wordCursor();
    }
  }

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= cursor; i++) {
      boolean ends = i == cursor || Character.isWhitespace(line.charAt(i));
      if (ends && (i == cursor || i > start)) {
        words.add(line.substring(start, i));
      }
      if (ends) {
        start = i + 1;
      }
    }
    return new Words(List.copyOf(words), words.size() - 1, line, cursor);
  }

  @Override
  public boolean isEscapeChar(char ch) {
    return false;
  }
}
