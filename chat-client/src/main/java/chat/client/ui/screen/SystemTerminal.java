package chat.client.ui.screen;

import chat.client.ui.Console;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The terminal that this process was started on. */
public final class SystemTerminal {
  private SystemTerminal() {}

  /** Takes it over; empty if it can't be, and lines are all that it is good for. */
  public static Optional<Console> screen(Charset charset, Screen.Content content) {
    try {
      Terminal terminal =
          TerminalBuilder.builder()
              .system(true)
              .dumb(false)
              .nativeSignals(true)
              .encoding(charset)
              .build();
      return Optional.of(new Screen(terminal, content));
    } catch (IOException | IllegalStateException e) {
      return Optional.empty();
    }
  }
}
