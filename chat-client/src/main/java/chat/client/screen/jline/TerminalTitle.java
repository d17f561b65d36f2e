package chat.client.screen.jline;

import java.util.List;
import java.util.Optional;
import org.jline.terminal.Terminal;

/** The title of the terminal's window, where it has one. Guarded by the editor's lock. */
final class TerminalTitle {
  private static final List<String> HAVE_TITLES =
      List.of(
          "xterm",
          "screen",
          "tmux",
          "rxvt",
          "alacritty",
          "foot",
          "kitty",
          "konsole",
          "putty",
          "st-",
          "wezterm",
          "gnome",
          "vte");
  private static final String SAVE = "\u001b[22;2t";
  private static final String RESTORE = "\u001b[23;2t";

  private final Terminal terminal;
  private final boolean has;
  private Optional<String> shown = Optional.empty();

  TerminalTitle(Terminal terminal) {
    this.terminal = terminal;
    has = HAVE_TITLES.stream().anyMatch(terminal.getType()::startsWith);
  }

  /** Sets the title, which must have no control characters. */
  void show(String title) {
    if (has && !shown.equals(Optional.of(title))) {
      terminal.writer().write((shown.isEmpty() ? SAVE : "") + "\u001b]2;" + title + "\u0007");
      shown = Optional.of(title);
    }
  }

  /** Restores the title where the terminal remembers it; else leaves it empty. */
  void restore() {
    if (shown.isPresent()) {
      terminal.writer().write("\u001b]2;\u0007" + RESTORE);
      shown = Optional.empty();
    }
  }
}
