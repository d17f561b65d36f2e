package chat.client.ui.screen;

import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.reader.Widget;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/** Which key does what, beside JLine's own Emacs keys. */
final class KeyBindings {
  private final LineReader reader;
  private final KeyMap<Binding> keys;

  KeyBindings(LineReader reader) {
    this.reader = reader;
    this.keys = reader.getKeyMaps().get(LineReader.MAIN);
  }

  /** Has keys do something; by a name, for JLine's menus give keys on only to what has one. */
  void on(String name, Widget widget, CharSequence... sequences) {
    reader.getWidgets().put(name, widget);
    keys.bind(new Reference(name), sequences);
  }

  /** Keys of JLine's that would do something else than people expect here. */
  void replaceJLines() {
    // An editor, and a shell's next command: neither is chat.
    keys.unbind(KeyMap.ctrl('X') + KeyMap.ctrl('E'));
    keys.bind(new Reference(LineReader.ACCEPT_LINE), KeyMap.ctrl('O'));
    // JLine would look for lines that begin with what is typed.
    keys.bind(new Reference(LineReader.UP_HISTORY), arrow(Capability.key_up, 'A', 'P'));
    keys.bind(new Reference(LineReader.DOWN_HISTORY), arrow(Capability.key_down, 'B', 'N'));
  }

  private CharSequence[] arrow(Capability key, char letter, char control) {
    Terminal terminal = reader.getTerminal();
    return new CharSequence[] {
      KeyMap.key(terminal, key), "\033[" + letter, "\033O" + letter, KeyMap.ctrl(control)
    };
  }
}
