package chat.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.client.command.CommandParser;
import chat.client.config.Environment;
import chat.client.config.Settings;
import chat.client.config.SettingsStore;
import chat.client.config.UserFiles;
import chat.client.event.Console;
import chat.client.event.ConsoleFactory;
import chat.client.event.View;
import chat.client.screen.jline.Screen;
import chat.client.view.JsonView;
import chat.client.view.LineOutput;
import chat.client.view.OutputQueue;
import chat.client.view.PipeView;
import chat.client.view.SendView;
import chat.client.view.ShowingConsole;
import chat.client.view.Stdio;
import chat.client.view.StreamConsole;
import chat.client.view.TerminalView;
import chat.client.view.TranscriptFile;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Chooses the console for what this process is attached to: a screen on a terminal that can do what
 * that takes, lines on one that cannot, a pipe where there is none.
 */
record Consoles(
    Stdio stdio,
    Environment environment,
    Screens screens,
    Settings settings,
    Optional<TranscriptFile> transcript)
    implements ConsoleFactory {
  /** Takes over this process's terminal. */
  interface Screens {
    /** Returns a screen; empty if the terminal can show lines and no more. */
    Optional<Console> open(Screen.Content content);
  }

  @Override
  public Console open(Consumer<IOException> outputGone) {
    if (!stdio.terminal() || settings.pipe().isAsked()) {
      return program(outputGone);
    }
    return screen().orElseGet(() -> lines(outputGone));
  }

  @Override
  public Optional<View> transcript(View other) {
    return transcript.map(file -> file.view(clock(), other));
  }

  private Console program(Consumer<IOException> outputGone) {
    OutputQueue queue = new OutputQueue();
    View view = programView(queue, outputGone);
    if (settings.pipe().send().isPresent()) {
      return new ShowingConsole(new SendView(err(queue), view), queue);
    }
    return settings.pipe().listen()
        ? new ShowingConsole(view, queue)
        : new StreamConsole(view, stdio.withoutTerminal(), queue);
  }

  private View programView(OutputQueue queue, Consumer<IOException> outputGone) {
    OutputStream out = queue.stream(stdio.out(), outputGone);
    if (settings.pipe().json()) {
      // In UTF-8 whatever the terminal's encoding: JSON is passed on.
      return new JsonView(new LineOutput(out, UTF_8, why -> {}));
    }
    Optional<ZoneId> zone =
        Optional.of(ZoneId.systemDefault()).filter(z -> settings.pipe().timestamps());
    return new PipeView(new LineOutput(out, stdio.charset(), why -> {}), err(queue), zone);
  }

  private Console lines(Consumer<IOException> outputGone) {
    OutputQueue queue = new OutputQueue();
    OutputStream stream = queue.stream(stdio.out(), outputGone);
    LineOutput out = new LineOutput(stream, stdio.charset(), why -> {});
    View view = new TerminalView(out, clock(), settings.display().preferences());
    return new StreamConsole(view, stdio, queue);
  }

  private Optional<Console> screen() {
    if (!mayBeScreen()) {
      return Optional.empty();
    }
    return screens.open(
        new Screen.Content(
            settings.display().preferences(),
            settings.display().color(),
            CommandParser.suggestions(),
            SettingsStore.names(),
            Optional.of(new UserFiles(environment).history()),
            clock()));
  }

  /** Terminals on Windows do not say what they are; elsewhere one that does not can do nothing. */
  private boolean mayBeScreen() {
    return environment
        .variable("TERM")
        .map(type -> !type.equals("dumb"))
        .orElse(environment.isWindows());
  }

  private LineOutput err(OutputQueue queue) {
    return new LineOutput(queue.stream(stdio.err(), why -> {}), stdio.charset(), why -> {});
  }

  private static Clock clock() {
    return Clock.system(ZoneId.systemDefault());
  }
}
