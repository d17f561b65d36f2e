package chat.client.screen;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.WCWidth;

/** Cuts lines into rows of a terminal. */
public final class Wrapping {
  private static final int INDENT_COLUMNS = 6;
  private static final int NARROW_COLUMNS = 40;
  private static final int TAB_COLUMNS = 8;

  /** Hangul fillers and the empty Braille pattern: to Unicode they are letters and a sign. */
  private static final String LETTERS_LIKE_BLANKS = "\u115f\u1160\u2800\u3164\uffa0";

  /** Makes the character before it an emoji, which may be wider than the character alone. */
  private static final int EMOJI_STYLE = 0xFE0F;

  private Wrapping() {}

  /**
   * Returns how many rows below its beginning a text ends.
   *
   * @param columns of the window now
   * @param before columns of the window when the text was written
   */
  public static int rowsAboveEnd(String text, int columns, int before) {
    if (columns < 1) {
      return 0; // The window has no size yet.
    }
    int rows = 0;
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      boolean isLast = i == lines.length - 1;
      int width = new AttributedString(lines[i]).columnLength();
      // A terminal that rewraps a row leaves the cursor behind a full row, not below it.
      boolean isFullRow = width > 0 && width % columns == 0 && columns < before;
      rows += width / columns - (isFullRow ? 1 : 0) + (isLast ? 0 : 1);
    }
    return rows;
  }

  /**
   * Returns a line as rows that are separated between words, all but the first indented: a row that
   * begins anywhere in a text could pass for another message. The terminal wraps a word that is
   * longer than a row, so that it is copied whole.
   */
  public static List<AttributedString> indented(AttributedString line, int columns) {
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

  /** Returns where the last word ends that fits; the first word, if none does. */
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

  /**
   * Returns at least as many columns as any terminal takes: else it would wrap the row anywhere.
   */
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
