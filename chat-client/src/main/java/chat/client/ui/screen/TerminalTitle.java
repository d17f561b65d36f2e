package chat.client.ui.screen;

import java.util.List;
import java.util.Optional;
import org.jline.terminal.Terminal;

/** The title of the window that the terminal is in, where it has one. */
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

  /** The text has no control characters. */
  void show(String title) {
    if (has && !shown.equals(Optional.of(title))) {
      terminal.writer().write((shown.isEmpty() ? SAVE : "") + "\u001b]2;" + title + "\u0007");
      shown = Optional.of(title);
    }
  }

  /** Leaves it as it was, where the terminal remembers; else empty. */
  void restore() {
    if (shown.isPresent()) {
      terminal.writer().write("\u001b]2;\u0007" + RESTORE);
      shown = Optional.empty();
    }
  }
}
