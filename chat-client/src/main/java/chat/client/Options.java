package chat.client;

import chat.protocol.RoomName;
import java.util.ArrayList;
import java.util.List;
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
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "On a terminal it is for a person: type messages, or /help for the commands.",
      "In a pipe it sends each input line and prints each message as a line.",
      "",
      "Exit codes: 0 done, 1 could not do it, 2 wrong usage."
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

  @Option(names = "--no-color", description = "Never use colors, whatever the terminal can show.")
  private boolean noColor;

  @Option(names = "--help", usageHelp = true, description = "Show this and exit.")
  private boolean help;

  @Option(names = "--version", versionHelp = true, description = "Show the version and exit.")
  private boolean version;

  @Spec private CommandSpec spec;

  /** What was asked for, if it makes sense. */
  Settings settings() {
    try {
      return new Settings(
          Destination.parse(destination), rooms.stream().map(RoomName::typed).toList(), text);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }
}
