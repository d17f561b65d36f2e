package chat.client.ui.screen;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.WCWidth;

/** How a terminal wraps what is too long for its rows. */
final class Wrapping {
  private static final int INDENT_COLUMNS = 6;
  private static final int NARROW_COLUMNS = 40;
  private static final int TAB_COLUMNS = 8;

  /** Hangul fillers and the empty Braille pattern: to Unicode they are letters and a sign. */
  private static final String LETTERS_LIKE_BLANKS = "\u115f\u1160\u2800\u3164\uffa0";

  /** Makes the character before it an emoji, which may be wider than that is by itself. */
  private static final int EMOJI_STYLE = 0xFE0F;

  private Wrapping() {}

  /**
   * How many rows the end of a text lies below its beginning.
   *
   * @param columns of the window as it is now
   * @param before columns when the text was written
   */
  static int rowsAboveEnd(String text, int columns, int before) {
    if (columns < 1) {
      return 0; // A window that has no size yet.
    }
    int rows = 0;
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      boolean isLast = i == lines.length - 1;
      int width = new AttributedString(lines[i]).columnLength();
      // A terminal that wraps what stood in one row leaves the cursor behind a full row, not below.
      boolean isFullRow = width > 0 && width % columns == 0 && columns < before;
      rows += width / columns - (isFullRow ? 1 : 0) + (isLast ? 0 : 1);
    }
    return rows;
  }

  /**
   * A line as rows that are parted between words, all but the first with blanks in front: a row
   * that began anywhere in a text could look like another message. A word that is longer than a row
   * is left to the terminal, which knows that it is one when it is copied.
   */
  static List<AttributedString> indented(AttributedString line, int columns) {
    String indent = " ".repeat(columns < NARROW_COLUMNS ? 1 : INDENT_COLUMNS);
    List<AttributedString> rows = new ArrayList<>();
    int start = 0;
    while (true) {
      int room = Math.max(1, columns - (rows.isEmpty() ? 0 : indent.length()));
      int end = rowEnd(line, start, room);
      AttributedStringBuilder row = new AttributedStringBuilder();
      rows.add(
          row.append(rows.isEmpty() ? "" : indent).append(line, start, end).toAttributedString());
      start = afterBlanks(line, end);
      if (start == line.length()) {
        return rows;
      }
    }
  }

  private static int afterBlanks(AttributedString line, int from) {
    int i = from;
    while (i < line.length() && isBlank(line.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Where the last word ends that fits; or the first word, if none does. */
  private static int rowEnd(AttributedString line, int start, int columns) {
    int used = 0;
    int lastBlank = start;
    int i = start;
    while (i < line.length() && (used <= columns || lastBlank == start)) {
      if (isBlank(line.charAt(i)) && used <= columns) {
        lastBlank = i > start && isBlank(line.charAt(i - 1)) ? lastBlank : i;
      } else if (isBlank(line.charAt(i)) && lastBlank == start) {
        return i;
      }
      int c = line.codePointAt(i);
      used += columnsOf(c);
      i += Character.charCount(c);
    }
    return used <= columns || lastBlank == start ? i : lastBlank;
  }

  /** No fewer than any terminal takes for it: else that would part the row anywhere. */
  private static int columnsOf(int c) {
    return switch (c) {
      case '\t' -> TAB_COLUMNS;
      case EMOJI_STYLE -> 1;
      default -> Math.max(0, WCWidth.wcwidth(c));
    };
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || LETTERS_LIKE_BLANKS.indexOf(c) >= 0;
  }
}
