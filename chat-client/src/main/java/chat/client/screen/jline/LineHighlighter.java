package chat.client.screen.jline;

import org.jline.reader.LineReader;
import org.jline.reader.impl.DefaultHighlighter;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.WCWidth;

/**
 * JLine's look of the line being typed, with the combining characters that JLine leaves out. No
 * state; JLine's lock is held.
 *
 * <p>Joiners and variation selectors of emoji stay left out: terminals differ in the width of what
 * they make, and the cursor would be in the wrong column.
 */
final class LineHighlighter extends DefaultHighlighter {
  /** Whether a text contains characters that a terminal draws in the cell before them. */
  static boolean combines(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isCombining(text, i)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public AttributedString highlight(LineReader reader, String line) {
    AttributedString narrow = super.highlight(reader, line);
    AttributedStringBuilder whole = new AttributedStringBuilder();
    int at = 0;
    for (int i = 0; i < line.length(); i++) {
      if (!isLeftOut(line.charAt(i))) {
        int next = at + (isInCaretNotation(line.charAt(i)) ? 2 : 1);
        whole.append(narrow, at, next);
        at = next;
      } else if (isCombining(line, i)) {
        AttributedStyle style = at > 0 ? narrow.styleAt(at - 1) : AttributedStyle.DEFAULT;
        whole.append(new AttributedString(line.substring(i, i + 1), style));
      }
    }
    return whole.toAttributedString();
  }

  /** Whether JLine leaves the character out. */
  private static boolean isLeftOut(char c) {
    return c >= ' ' && WCWidth.wcwidth(c) <= 0;
  }

  private static boolean isInCaretNotation(char c) {
    return c < ' ' && c != '\t' && c != '\n';
  }

  private static boolean isCombining(String text, int index) {
    char c = text.charAt(index);
    if (WCWidth.wcwidth(c) != 0) {
      return false;
    }
    return switch (c) {
      case '\u200c', '\u200d' -> index > 0 && isPartOfWord(text.charAt(index - 1));
      default -> isPartOfWord(c);
    };
  }

  private static boolean isPartOfWord(char c) {
    boolean isVariationSelector = c >= '\ufe00' && c <= '\ufe0f';
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK -> !isVariationSelector;
      case Character.COMBINING_SPACING_MARK -> true;
      default -> Character.isLetter(c);
    };
  }
}
