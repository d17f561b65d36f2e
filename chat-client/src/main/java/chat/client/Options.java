package chat.client;

import chat.protocol.RoomName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
      "A host that is called bench is written with its port: bench:8028."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:could not do it; one line says what and what to do",
      "2:wrong usage"
    })
final class Options {
  @Parameters(
      arity = "0..1",
      paramLabel = "[NICK@]HOST[:PORT]",
      defaultValue = "localhost:8028",
      description = "Where to connect to, and as whom (${DEFAULT-VALUE} if not said).")
  private String destination;

  @Option(
      names = "--room",
      paramLabel = "ROOM",
      description =
          "A room to enter (#lobby if not said). May be repeated; the last is typed into.")
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

  @Option(names = "--no-color", description = "Never use colors, whatever the terminal can show.")
  @SuppressWarnings("UnusedVariable") // Nothing is shown in color so far.
  private boolean noColor;

  @Spec private CommandSpec spec;

  /** What was asked for, if it makes sense. */
  Settings settings() {
    return new Settings(
        parsed(destination, Destination::parse),
        rooms.stream().map(room -> parsed(room, RoomName::typed)).toList(),
        text,
        giveUp);
  }

  private <T> T parsed(String typed, Function<String, T> parse) {
    try {
      return parse.apply(typed);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), typed + ": " + e.getMessage());
    }
  }
}
