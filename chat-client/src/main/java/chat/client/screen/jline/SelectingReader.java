package chat.client.screen.jline;

import java.util.Set;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Reference;
import org.jline.terminal.Terminal;

/**
 * JLine's line reader, with a line that can be selected whole: what is typed next replaces it, any
 * other key ends the selection. The keyboard thread runs it, with JLine's lock held.
 */
class SelectingReader extends CombiningReader {
  /** What puts a text in place of the line, or nothing. */
  private static final Set<Binding> REPLACING =
      Set.of(
          new Reference(SELF_INSERT),
          new Reference(BEGIN_PASTE),
          new Reference(YANK),
          new Reference(BACKWARD_DELETE_CHAR),
          new Reference(DELETE_CHAR));

  private boolean isSelected;

  SelectingReader(Terminal terminal, String name) {
    super(terminal, name);
  }

  /** Selects the whole line. */
  void selectLine() {
    buf.cursor(buf.length());
    regionMark = 0;
    regionActive = RegionType.CHAR;
    isSelected = true;
  }

  @Override
  public Binding readBinding(KeyMap<Binding> map, KeyMap<Binding> local) {
    Binding binding = super.readBinding(map, local);
    if (isSelected && binding != null) {
      isSelected = false;
      regionActive = RegionType.NONE;
      if (REPLACING.contains(binding)) {
        undo.newState(buf.copy());
        buf.clear();
      }
    }
    return binding;
  }

  /** Empties the line, and forgets what it was edited from. */
  void clearLine() {
    buf.clear();
    undo.clear();
    modifiedHistory.clear();
    history.moveToEnd();
    post = null; // the menu of completions
  }
}
