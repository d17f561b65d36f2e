package chat.client.ui.screen;

import java.util.List;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;

/**
 * The rows at the bottom that don't scroll: JLine's, where the terminal can do that. Guarded by the
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

  boolean growsFor(List<AttributedString> lines) {
    return lines.size() > rows.size();
  }

  /** Shows the same again, after it was taken off the screen with all else; true. */
  boolean redraw() {
    rows.redraw();
    return true;
  }

  void hide() {
    rows.hide();
  }

  /** Gives the rows back to what scrolls. */
  void close() {
    rows.hide();
    rows.close();
  }

  /**
   * Goes to the bottom of the window as it is now. JLine takes it that rows stay where they were,
   * and would clear some that are messages' now: so it is made to forget where it was, and finds
   * nothing below the cursor but empty rows.
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

  /** How many JLine may clear for each row of its own: more where the window shrinks. */
  private int rowsCleared(Size before) {
    int columns = Math.max(1, terminal.getWidth());
    int narrower = (before.getColumns() + columns - 1) / columns;
    int lower = terminal.getHeight() < before.getRows() ? 1 : 0;
    return Math.max(1, narrower) + lower;
  }
}
