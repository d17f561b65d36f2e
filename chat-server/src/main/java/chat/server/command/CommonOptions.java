package chat.server.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that all of these commands have. The main thread. */
final class CommonOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "chat-data",
      description =
          "The folder of the messages (default: ${DEFAULT-VALUE}, below the current folder).")
  private Path folder;

  // picocli itself prints the help.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  private boolean help;

  Path folder() {
    return folder;
  }
}
