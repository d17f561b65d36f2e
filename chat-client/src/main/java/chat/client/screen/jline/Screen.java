package chat.client.screen.jline;

import chat.client.config.Preferences;
import chat.client.session.Console;
import chat.client.session.InputHandler;
import chat.client.session.View;
import chat.protocol.command.CommandHelp;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Terminal;

/** A terminal for a person: messages above, the line being typed, a status line at the bottom. */
public final class Screen implements Console {
  /**
   * What a screen needs to know besides the events.
   *
   * @param preferences those in force until an event changes them
   * @param commands to complete, in the order of /help
   * @param settings their names, to complete
   * @param history the file that keeps the lines that were entered; empty to keep none
   * @param clock the time and its time zone
   */
  public record Content(
      Preferences preferences,
      boolean color,
      List<CommandHelp> commands,
      List<String> settings,
      Optional<Path> history,
      Clock clock) {
    public Content {
      commands = List.copyOf(commands);
      settings = List.copyOf(settings);
    }
  }

  /** Takes the terminal over until {@link #close}. */
  public Screen(Terminal terminal, Content content) {
    throw new UnsupportedOperationException(terminal.getName() + content);
  }

  @Override
  public View view() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isForPerson() {
    return true;
  }

  @Override
  public boolean showsRoundTrip() {
    return true;
  }

  @Override
  public void read(InputHandler handler) {
    throw new UnsupportedOperationException();
  }
}
