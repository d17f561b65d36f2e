package chat.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.client.config.Settings;
import chat.client.ui.Console;
import chat.client.ui.JsonView;
import chat.client.ui.LineOutput;
import chat.client.ui.PipeView;
import chat.client.ui.RoomList;
import chat.client.ui.SendView;
import chat.client.ui.ShowingConsole;
import chat.client.ui.Stdio;
import chat.client.ui.StreamConsole;
import chat.client.ui.View;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes the console that a program has asked for. */
final class ProgramConsole {
  private final Settings.Pipe wanted;
  private final Stdio stdio;
  private final LineOutput err;

  ProgramConsole(Settings.Pipe wanted, Stdio stdio, LineOutput err) {
    this.wanted = wanted;
    this.stdio = stdio;
    this.err = err;
  }

  /**
   * The console.
   *
   * @param outputGone told once why nothing can be printed any more
   */
  Console open(RoomList rooms, Consumer<IOException> outputGone) {
    View view = view(rooms, outputGone);
    if (wanted.send().isPresent()) {
      return new ShowingConsole(new SendView(err, view));
    }
    return wanted.listen()
        ? new ShowingConsole(view)
        : new StreamConsole(view, stdio.withoutTerminal());
  }

  private View view(RoomList rooms, Consumer<IOException> outputGone) {
    if (wanted.json()) {
      // Whatever a terminal speaks: JSON that is passed on is UTF-8.
      return new JsonView(new LineOutput(stdio.out(), UTF_8, outputGone));
    }
    Optional<ZoneId> zone = Optional.of(ZoneId.systemDefault()).filter(z -> wanted.timestamps());
    return new PipeView(new LineOutput(stdio.out(), stdio.charset(), outputGone), err, rooms, zone);
  }
}
