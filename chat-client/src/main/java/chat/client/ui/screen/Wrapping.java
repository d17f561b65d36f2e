package chat.client.ui.screen;

import org.jline.utils.AttributedString;

/** How a terminal wraps what is too long for its rows. */
final class Wrapping {
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
}
