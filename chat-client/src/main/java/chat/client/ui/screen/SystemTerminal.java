package chat.client.ui.screen;

import chat.client.ui.Console;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.Signals;

/** The terminal that this process was started on. */
public final class SystemTerminal {
  private static final Size USUAL_SIZE = new Size(80, 24);

  private SystemTerminal() {}

  /**
   * Has something done when this process is told to end, or its window is closed, and not at once
   * what the JVM does then: that would take the terminal away from who still draws on it.
   *
   * @param work given the exit code that a shell knows such an end by
   */
  public static void whenToldToEnd(IntConsumer work) {
    Signals.register("TERM", () -> work.accept(128 + 15));
    Signals.register("HUP", () -> work.accept(128 + 1));
  }

  /** Takes it over; empty if it can't be, and lines are all that it is good for. */
  public static Optional<Console> screen(Charset charset, Screen.Content content) {
    try {
      Terminal terminal =
          TerminalBuilder.builder()
              .system(true)
              .dumb(false)
              .nativeSignals(true)
              .encoding(charset)
              .stdinEncoding(charset)
              .stdoutEncoding(charset)
              .build();
      if (terminal.getWidth() < 1 || terminal.getHeight() < 1) {
        terminal.setSize(USUAL_SIZE); // Nobody has said how large it is.
      }
      return Optional.of(new Screen(terminal, content));
    } catch (IOException | IllegalStateException e) {
      return Optional.empty();
    }
  }
}
