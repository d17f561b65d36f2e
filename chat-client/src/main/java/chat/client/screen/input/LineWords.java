package chat.client.screen.input;

import java.util.ArrayList;
import java.util.List;

/**
 * A line up to the cursor, split at its blanks. Nothing is quoted or escaped in what people say.
 *
 * @param words at least one; the last ends at the cursor, and may be empty
 */
public record LineWords(List<String> words) {
  public LineWords {
    words = List.copyOf(words);
  }

  /** Splits the line before the cursor. */
  public static LineWords of(String line, int cursor) {
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
    return new LineWords(words);
  }

  /** Returns the index of the word with the cursor. */
  public int index() {
    return words.size() - 1;
  }

  /** Returns the word with the cursor. */
  public String current() {
    return words.get(index());
  }
}
