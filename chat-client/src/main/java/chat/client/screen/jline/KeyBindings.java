package chat.client.screen.jline;

import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.reader.Widget;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/** Binds keys to what they do, besides JLine's Emacs keys. */
final class KeyBindings {
  private final LineReader reader;
  private final KeyMap<Binding> keys;

  KeyBindings(LineReader reader) {
    this.reader = reader;
    this.keys = reader.getKeyMaps().get(LineReader.MAIN);
  }

  /** Binds keys to a widget, by a name: JLine's menus pass keys on only to named widgets. */
  void on(String name, Widget widget, CharSequence... sequences) {
    reader.getWidgets().put(name, widget);
    keys.bind(new Reference(name), sequences);
  }

  /** Rebinds JLine's keys that would surprise people in a chat. */
  void replaceJLines() {
    // JLine opens an editor, and goes to a shell's next command.
    keys.unbind(KeyMap.ctrl('X') + KeyMap.ctrl('E'));
    keys.bind(new Reference(LineReader.ACCEPT_LINE), KeyMap.ctrl('O'));
    // JLine would search for lines that begin with what is typed.
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
