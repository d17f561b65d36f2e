package chat.client.screen.jline;

import chat.protocol.account.Secret;
import java.util.Arrays;
import java.util.Set;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.MaskingCallback;
import org.jline.reader.Reference;
import org.jline.terminal.Terminal;

/**
 * JLine's line reader that can hide a line. The hidden line never gets into the history, the
 * completion, the undo or the kill ring: only keys that insert, erase or enter work. The keyboard
 * thread runs it, with JLine's lock held.
 */
class SecretReader extends SelectingReader {
  /** Nobody types on so fast after Enter; the keys of a paste arrive together. */
  private static final long PASTE_MILLIS = 30;

  private static final String NOTHING = "chat-nothing";
  private static final String ERASE = "chat-erase";

  /** The widgets that work as in any line. */
  private static final Set<Binding> ALLOWED =
      Set.of(
          new Reference(SELF_INSERT),
          new Reference(BEGIN_PASTE),
          new Reference(BACKWARD_DELETE_CHAR),
          new Reference(ACCEPT_LINE),
          new Reference("chat-clear"),
          new Reference("chat-suspend"));

  /** The widgets that would store the line for later; here they erase it. */
  private static final Set<Binding> ERASING =
      Set.of(
          new Reference(BACKWARD_KILL_LINE),
          new Reference(KILL_WHOLE_LINE),
          new Reference(BACKWARD_KILL_WORD));

  private static final MaskingCallback HIDDEN =
      new MaskingCallback() {
        @Override
        public String display(String line) {
          return "";
        }

        @Override
        public String history(String line) {
          return null;
        }
      };

  private String typedBefore = ""; // guarded by lock

  SecretReader(Terminal terminal, String name) {
    super(terminal, name);
    getWidgets().put(NOTHING, () -> true);
    getWidgets().put(ERASE, this::erase);
  }

  /** Returns whether the line is hidden. */
  boolean isHidden() {
    return maskingCallback != null;
  }

  /** Hides the line from now on, or shows it again. Restores the line that was begun before. */
  void hide(boolean isHidden) {
    if (isHidden == isHidden()) {
      return;
    }
    if (isHidden) {
      typedBefore = buf.toString();
      clearLine();
      maskingCallback = HIDDEN;
    } else {
      wipe();
      maskingCallback = null;
      buf.write(typedBefore);
      typedBefore = "";
    }
    if (reading) {
      redisplay();
    }
  }

  /**
   * Returns whether the hidden line is empty and keys follow at once: then Enter did not cancel,
   * but is the second end of the line before, in a paste.
   */
  private boolean isSecondEnd() {
    return buf.length() == 0 && bindingReader.peekCharacter(PASTE_MILLIS) >= 0;
  }

  /** Removes and returns the hidden line. */
  Secret takeSecret() {
    char[] typed = new char[2 * buf.length()];
    int length = 0;
    for (int i = 0; i < buf.length(); i++) {
      length += Character.toChars(buf.atChar(i), typed, length);
    }
    char[] exact = Arrays.copyOf(typed, length);
    Arrays.fill(typed, '\0');
    wipe();
    return Secret.take(exact);
  }

  @Override
  public Binding readBinding(KeyMap<Binding> map, KeyMap<Binding> local) {
    Binding binding = super.readBinding(map, local);
    if (!isHidden() || binding == null) {
      return binding;
    }
    if (binding.equals(new Reference(ACCEPT_LINE)) && isSecondEnd()) {
      return new Reference(NOTHING);
    }
    if (ALLOWED.contains(binding)) {
      return binding;
    }
    boolean leaves = buf.length() == 0 && binding.equals(new Reference(DELETE_CHAR_OR_LIST));
    return leaves ? binding : new Reference(ERASING.contains(binding) ? ERASE : NOTHING);
  }

  private boolean erase() {
    wipe();
    return true;
  }

  /** Overwrites the hidden line, and clears the undo steps. */
  private void wipe() {
    int length = buf.length();
    buf.clear();
    buf.write(" ".repeat(length));
    clearLine();
  }
}
