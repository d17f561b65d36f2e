package chat.client.screen.jline;

import java.util.List;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;

/**
 * The rows at the bottom that do not scroll, where the terminal has a scroll region. Guarded by the
 * {@link LineEditor}'s lock.
 */
final class StatusBar {
  private final Terminal terminal;
  private final org.jline.utils.Status rows;

  StatusBar(Terminal terminal) {
    this.terminal = terminal;
    this.rows = org.jline.utils.Status.getStatus(terminal);
  }

  void show(List<AttributedString> lines) {
    rows.update(lines);
  }

  /** Shows the same rows again, after the screen was cleared. Returns true, as widgets do. */
  boolean redraw() {
    rows.redraw();
    return true;
  }

  int rows() {
    return rows.size();
  }

  void hide() {
    rows.hide();
  }

  /** Adds the rows to those that scroll. */
  void close() {
    rows.hide();
    rows.close();
  }

  /**
   * Moves to the bottom of the window's new size. JLine assumes that rows stay in place, and would
   * clear some that are messages' now: so it has to forget its place, and finds only empty rows
   * below the cursor.
   */
  void move(Size before) {
    terminal.puts(Capability.save_cursor);
    rows.reset();
    terminal.puts(Capability.change_scroll_region, 0, terminal.getHeight() - 1);
    terminal.puts(Capability.restore_cursor);
    int room = rows.size() * rowsCleared(before);
    terminal.writer().print("\n".repeat(room));
    for (int row = room; row > 0; row--) {
      terminal.puts(Capability.cursor_up);
    }
    rows.resize(terminal.getSize());
  }

  /** Returns how many rows JLine may clear for each of its own: more where the window shrinks. */
  private int rowsCleared(Size before) {
    int columns = Math.max(1, terminal.getWidth());
    int narrower = (before.getColumns() + columns - 1) / columns;
    int lower = terminal.getHeight() < before.getRows() ? 1 : 0;
    return Math.max(1, narrower) + lower;
  }
}
