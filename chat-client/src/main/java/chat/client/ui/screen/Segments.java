package chat.client.ui.screen;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Parts of a line of which the least important are left out where there is no room for all. */
final class Segments {
  private static final String GAP = "  ";
  private static final String CUT = "\u2026";

  /** A stump that is shorter than this says nothing. */
  private static final int MIN_FILLER_COLUMNS = 8;

  private final AttributedStyle style;
  private final List<Segment> segments = new ArrayList<>();

  private record Segment(AttributedString text, int importance) {
    private boolean isFiller() {
      return importance == Integer.MIN_VALUE;
    }
  }

  /** The style is that of what stands between the parts. */
  Segments(AttributedStyle style) {
    this.style = style;
  }

  /** Adds a part, to the right of those before. */
  void add(String text, AttributedStyle style, int importance) {
    segments.add(new Segment(new AttributedString(text, style), importance));
  }

  /** Adds a part that takes what room the others leave, and is the first to go. */
  void addFiller(String text) {
    add(text, style, Integer.MIN_VALUE);
  }

  /** A line of exactly that many columns. */
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

  /** A text of at most that many columns; that something had to be cut off is shown. */
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

  /** Of those that matter alike, the last. */
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
