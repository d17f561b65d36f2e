package chat.client.screen;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Parts of a line; in a narrow window the least important are left out. */
final class Segments {
  private static final String GAP = "  ";
  private static final String CUT = "\u2026";

  /** A filler cut shorter than this says nothing. */
  private static final int MIN_FILLER_COLUMNS = 8;

  private final AttributedStyle style;
  private final List<Segment> segments = new ArrayList<>();

  private record Segment(AttributedString text, int importance) {
    private boolean isFiller() {
      return importance == Integer.MIN_VALUE;
    }
  }

  /** A line without parts; the style is that of the gaps between them. */
  Segments(AttributedStyle style) {
    this.style = style;
  }

  /** Adds a part to the right of the others. */
  void add(String text, AttributedStyle style, int importance) {
    segments.add(new Segment(new AttributedString(text, style), importance));
  }

  /** Adds a part that takes the columns that the others leave, and is left out first. */
  void addFiller(String text) {
    add(text, style, Integer.MIN_VALUE);
  }

  /** Returns a line of exactly this many columns. */
  AttributedString line(int columns) {
    List<Segment> kept = new ArrayList<>(segments);
    for (int excess = excess(kept, columns);
        excess > 0 && kept.size() > 1;
        excess = excess(kept, columns)) {
      int least = least(kept);
      Segment segment = kept.get(least);
      int left = segment.text().columnLength() - excess;
      if (segment.isFiller() && left >= MIN_FILLER_COLUMNS) {
        kept.set(least, new Segment(cut(segment.text(), left), segment.importance()));
      } else {
        kept.remove(least);
      }
    }
    return filled(cut(joined(kept), columns), columns);
  }

  /** Returns the text in at most this many columns; an ellipsis shows that it was cut. */
  static AttributedString cut(AttributedString text, int columns) {
    if (text.columnLength() <= columns) {
      return text;
    }
    if (columns <= 0) {
      return AttributedString.EMPTY;
    }
    AttributedStringBuilder cut = new AttributedStringBuilder();
    cut.append(text.columnSubSequence(0, columns - 1));
    return cut.append(CUT, text.styleAt(0)).toAttributedString();
  }

  private static int excess(List<Segment> segments, int columns) {
    int texts = segments.stream().mapToInt(segment -> segment.text().columnLength()).sum();
    return texts + (segments.size() - 1) * GAP.length() - columns;
  }

  /** Returns the index of the least important part; of several, the last. */
  private static int least(List<Segment> segments) {
    int least = 0;
    for (int i = 1; i < segments.size(); i++) {
      if (segments.get(i).importance() <= segments.get(least).importance()) {
        least = i;
      }
    }
    return least;
  }

  private AttributedString joined(List<Segment> segments) {
    AttributedString gap = new AttributedString(GAP, style);
    return AttributedString.join(gap, segments.stream().map(Segment::text).toList());
  }

  private AttributedString filled(AttributedString text, int columns) {
    String rest = " ".repeat(Math.max(0, columns - text.columnLength()));
    return new AttributedStringBuilder().append(text).append(rest, style).toAttributedString();
  }
}
