package chat.client.settings;

import chat.client.config.Environment;
import chat.client.ui.Bell;
import chat.client.ui.Show;
import chat.protocol.Limits;
import chat.protocol.RoomName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command line, as picocli reads it. */
@Command(
    name = "chat-client",
    description = "A console client for chat-server, and for any server that speaks plain text.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "On a terminal it is for a person: type messages, or /help for the commands.",
      "In a pipe it sends each input line and prints each message as a line.",
      "A host that is called bench is written with its port: bench:8028.",
      "",
      "All of this can stand in the file of settings, too: a line NAME = VALUE for each",
      "option, like bell = all, and server = [NICK@]HOST[:PORT]. What the command line",
      "says of an option counts instead. /set shows the settings and changes them.",
      "  Linux    ~/.config/chat-client/config, or below $XDG_CONFIG_HOME",
      "  macOS    ~/Library/Application Support/chat-client/config",
      "  Windows  %%APPDATA%%\\chat-client\\config"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:could not do it; one line says what and what to do",
      "2:wrong usage"
    })
public final class Options {
  @Parameters(
      arity = "0..1",
      paramLabel = "[NICK@]HOST[:PORT]",
      defaultValue = "localhost:8028",
      description = "Where to connect to, and as whom (${DEFAULT-VALUE} if not said).")
  private String destination;

  @Option(
      names = "--room",
      paramLabel = "ROOM",
      defaultValue = Limits.LOBBY,
      description =
          "A room to enter (${DEFAULT-VALUE} if not said). May be repeated; the last is typed into.")
  private List<String> rooms = new ArrayList<>();

  @Option(
      names = "--text",
      description = "Speak plain text at once, whatever the server is; the input is sent as it is.")
  private boolean text;

  @Option(
      names = "--give-up",
      paramLabel = "DURATION",
      defaultValue = "5m",
      converter = DurationConverter.class,
      description =
          "In a pipe: end after so long without the server (${DEFAULT-VALUE} if not said). On a"
              + " terminal it is tried until you leave.")
  private Duration giveUp;

  @Mixin private PipeOptions pipe;

  @Mixin private DisplayOptions display;

  @Spec private CommandSpec spec;

  /** What reads command lines into new options. It takes each word as it is. */
  public static CommandLine commandLine() {
    return new CommandLine(new Options())
        // A message may start with @ or be called like an option.
        .setExpandAtFiles(false)
        .setAllowOptionsAsOptionParameters(true)
        .registerConverter(Bell.class, typed -> oneOf(Bell.values(), typed))
        .registerConverter(Show.class, typed -> oneOf(Show.values(), typed));
  }

  /** What was asked for, if it makes sense. */
  Settings settings(Environment environment) {
    return new Settings(
        parsed(spec, destination, Destination::parse),
        rooms.stream().map(room -> parsed(spec, room, RoomName::typed)).toList(),
        new Settings.Link(text, giveUp),
        pipe.settings(text),
        display.settings(environment));
  }

  private static <T extends Enum<T>> T oneOf(T[] values, String typed) {
    return Stream.of(values)
        .filter(value -> value.toString().equalsIgnoreCase(typed))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + typed + "' is none of " + Stream.of(values).map(T::toString).toList()));
  }

  /**
   * What an argument means, for picocli to refuse it with the sentence of who read it.
   *
   * @param parse throws an {@link IllegalArgumentException} with that sentence
   */
  static <T> T parsed(CommandSpec spec, String typed, Function<String, T> parse) {
    try {
      return parse.apply(typed);
    } catch (IllegalArgumentException e) {
      String what = typed.isBlank() ? "" : typed + ": ";
      throw new ParameterException(spec.commandLine(), what + e.getMessage());
    }
  }
}
