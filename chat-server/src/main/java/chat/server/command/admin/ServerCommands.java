package chat.server.command.admin;

import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that concern all who are connected. The main thread. */
final class ServerCommands {
  private ServerCommands() {}

  @Command(name = "announce", description = "Show a line to all who are connected.")
  static final class Announce extends AdminSubcommand {
    @Parameters(arity = "1..*", paramLabel = "TEXT", description = "What to say.")
    private List<String> text;

    @Override
    AdminRequest request() {
      return new AdminRequest("announce").with("text", String.join(" ", text));
    }
  }

  @Command(
      name = "drain",
      description = {
        "Accept no more connections, tell all who are connected, and stop the server once they have"
            + " left, or after a time.",
        "",
        "A second drain may shorten the time."
      })
  static final class Drain extends AdminSubcommand {
    @Option(
        names = "--within",
        paramLabel = "DURATION",
        defaultValue = "60s",
        description = "Stop after this time at the latest (default: ${DEFAULT-VALUE}).")
    private Duration within;

    @Override
    AdminRequest request() {
      return new AdminRequest("drain").with("seconds", within.toSeconds());
    }
  }
}
