package chat.client.settings;

import chat.client.config.Environment;
import chat.client.ui.Bell;
import chat.client.ui.Preferences;
import chat.client.ui.Show;
import chat.protocol.Nick;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The part of the command line about what is shown and kept, as picocli reads it. */
final class DisplayOptions {
  @Option(
      names = "--no-color",
      description =
          "Never use colors, whatever the terminal can show. The variable NO_COLOR says the same,"
              + " and --no-color=false the contrary.")
  private Optional<Boolean> noColor = Optional.empty();

  @Option(
      names = "--bell",
      paramLabel = "off|highlights|all",
      defaultValue = "highlights",
      description =
          "On a terminal: what rings the bell (${DEFAULT-VALUE} if not said). Direct messages and"
              + " your nick highlight.")
  private Bell bell;

  @Option(
      names = "--show",
      paramLabel = "all|count|highlights",
      defaultValue = "all",
      description =
          "On a terminal: what is shown of rooms that aren't in front: all of it with its room, only"
              + " how much there is, or only what highlights (${DEFAULT-VALUE} if not said).")
  private Show show;

  @Option(
      names = "--highlight",
      paramLabel = "WORDS",
      description = "A word or phrase that highlights besides your nick. May be repeated.")
  private List<String> highlights = new ArrayList<>();

  @Option(
      names = "--ignore",
      paramLabel = "NICK",
      description = "Somebody whose messages are not shown. May be repeated.")
  private List<String> ignored = new ArrayList<>();

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description = "Append what is said to this file, as plain text.")
  private Optional<String> log = Optional.empty();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** What was asked for, if it makes sense. */
  Settings.Display settings(Environment environment) {
    boolean color = !noColor.orElse(environment.variable("NO_COLOR").isPresent());
    Optional<Path> file =
        log.map(typed -> Options.parsed(spec, typed, name -> file(name, environment)));
    return new Settings.Display(color, file, preferences());
  }

  private Preferences preferences() {
    return new Preferences(
        bell,
        show,
        highlights.stream()
            .map(words -> Options.parsed(spec, words, DisplayOptions::words))
            .toList(),
        ignored.stream().map(nick -> Options.parsed(spec, nick, Nick::of)).toList());
  }

  private static Path file(String typed, Environment environment) {
    if (typed.isBlank()) {
      throw new IllegalArgumentException("--log needs the name of a file");
    }
    return environment.file(typed);
  }

  private static String words(String typed) {
    if (typed.isBlank()) {
      throw new IllegalArgumentException("--highlight needs a word");
    }
    return typed.strip();
  }
}
