package chat.client.screen;

import chat.client.screen.page.Backlog;
import chat.client.screen.page.PageLine;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Finds the lines of a page that fill a window. Immutable. */
final class Screenful {
  /**
   * The rows that are not messages': the rule above them, the line being typed, the status line.
   */
  private static final int OTHER_ROWS = 3;

  private final ScreenFormat format;
  private final Window window;

  Screenful(ScreenFormat format, Window window) {
    this.format = format;
    this.window = window;
  }

  /**
   * Returns the index of the first line to print: as many as the window has rows for, and all that
   * are unread.
   *
   * @param day of the line printed last; other days are printed before their messages
   */
  int start(Backlog.Batch page, LocalDate day) {
    List<PageLine> lines = page.lines();
    int unreadFrom = lines.size() - page.fresh();
    int rows = window.rows() - OTHER_ROWS - (page.fresh() > 0 ? 1 : 0);
    Optional<LocalDate> below = Optional.empty();
    int used = 0;
    int start = lines.size();
    while (start > 0) {
      PageLine line = lines.get(start - 1);
      Optional<LocalDate> about = format.day(line).or(() -> Optional.of(day));
      boolean isOtherDay = below.isPresent() && !below.equals(about);
      used += rowsOf(line) + (isOtherDay ? 1 : 0);
      int heading = about.get().equals(day) ? 0 : 1;
      if (used + heading > rows && start <= unreadFrom) {
        return start;
      }
      below = about;
      start--;
    }
    return start;
  }

  private int rowsOf(PageLine line) {
    return format.page(line).stream()
        .mapToInt(row -> Wrapping.indented(row, window.columns()).size())
        .sum();
  }
}
