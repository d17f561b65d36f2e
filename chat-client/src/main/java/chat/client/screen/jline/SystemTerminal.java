package chat.client.screen.jline;

import chat.client.event.Console;
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
   * Runs this work when the process gets SIGTERM or SIGHUP, in place of the JVM's shutdown: that
   * would close the terminal while the screen thread draws on it.
   *
   * @param work takes the exit code that shells use for that signal
   */
  public static void onTerminationSignal(IntConsumer work) {
    Signals.register("TERM", () -> work.accept(128 + 15));
    Signals.register("HUP", () -> work.accept(128 + 1));
  }

  /** Takes the terminal over; empty if it can only print lines. */
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
        terminal.setSize(USUAL_SIZE); // The terminal does not say.
      }
      return Optional.of(new Screen(terminal, content));
    } catch (IOException | IllegalStateException e) {
      return Optional.empty();
    }
  }
}
