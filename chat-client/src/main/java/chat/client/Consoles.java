package chat.client;

import chat.client.commands.CommandTable;
import chat.client.config.Environment;
import chat.client.config.LoadedSettings;
import chat.client.config.Settings;
import chat.client.config.SettingsStore;
import chat.client.config.UserFiles;
import chat.client.net.Outbox;
import chat.client.ui.Console;
import chat.client.ui.LineOutput;
import chat.client.ui.Preferences;
import chat.client.ui.Stdio;
import chat.client.ui.StreamConsole;
import chat.client.ui.TerminalView;
import chat.client.ui.TranscriptFile;
import chat.client.ui.View;
import chat.client.ui.screen.Screen;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What this process is attached to, and what is made of it: a screen where the terminal can do what
 * that takes, lines where it can't, a pipe where there is none.
 */
record Consoles(
    Stdio stdio,
    LineOutput err,
    Environment environment,
    Screens screens,
    Optional<TranscriptFile> transcript) {
  /** Takes over the terminal that there is. */
  interface Screens {
    /** Empty if the terminal can show lines and no more. */
    Optional<Console> open(Screen.Content content);
  }

  /** Opens what there is, for the rooms and the messages of one session. */
  Console open(
      LoadedSettings loaded,
      Preferences preferences,
      Rooms rooms,
      Outbox outbox,
      Consumer<IOException> whenGone) {
    Settings.Pipe program = loaded.settings().pipe();
    if (!stdio.terminal() || program.isAsked()) {
      return new ProgramConsole(program, stdio, err).open(rooms, whenGone);
    }
    Clock clock = clock();
    Optional<Console> screen = screen(loaded, preferences, rooms, outbox, clock);
    if (screen.isPresent()) {
      return screen.get();
    }
    LineOutput out = new LineOutput(stdio.out(), stdio.charset(), whenGone);
    return new StreamConsole(new TerminalView(out, clock, rooms, preferences), stdio);
  }

  /** The view, and the transcript beside it if one is kept. */
  View withTranscript(View view) {
    return transcript.map(file -> file.beside(view, clock())).orElse(view);
  }

  private static Clock clock() {
    return Clock.system(ZoneId.systemDefault());
  }

  /** Terminals on Windows don't say what they are; elsewhere one that doesn't can do nothing. */
  private boolean mayBeScreen() {
    return environment
        .variable("TERM")
        .map(type -> !type.equals("dumb"))
        .orElse(environment.isWindows());
  }

  private Optional<Console> screen(
      LoadedSettings loaded, Preferences preferences, Rooms rooms, Outbox outbox, Clock clock) {
    if (!mayBeScreen()) {
      return Optional.empty();
    }
    Settings.Display display = loaded.settings().display();
    return screens.open(
        new Screen.Content(
            rooms,
            preferences,
            display.color(),
            CommandTable.suggestions(),
            SettingsStore.names(),
            outbox::pending,
            Optional.of(new UserFiles(environment).history()),
            clock));
  }
}
