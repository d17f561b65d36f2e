package chat.client.screen.jline;

import chat.client.screen.input.LineWords;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Gives JLine a line's words; each line is whole, and nothing in it is escaped. */
final class WordParser implements Parser {
  /** A line up to the cursor, as JLine reads it. */
  record Parsed(LineWords split, String line, int cursor) implements CompletingParsedLine {
    @Override
    public List<String> words() {
      return split.words();
    }

    @Override
    public int wordIndex() {
      return split.index();
    }

    @Override
    public String word() {
      return split.current();
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
    return new Parsed(LineWords.of(line, cursor), line, cursor);
  }

  @Override
  public boolean isEscapeChar(char ch) {
    return false;
  }
}
