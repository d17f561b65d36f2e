package chat.client;

import chat.client.commands.CommandTable;
import chat.client.settings.Options;
import chat.documents.Page;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Holds the client's manual to what the client does. */
final class ReadmeTest {
  private static final Page PAGE = Page.of("chat-client/README.md");

  @Test
  void showsWhatHelpPrints() {
    CommandLine client = Options.commandLine().addSubcommand(new BenchOptions());
    PAGE.assertShows("scripts/chat-client --help", client.getUsageMessage());
    PAGE.assertShows(
        "scripts/chat-client bench --help",
        client.getSubcommands().get("bench").getUsageMessage());
  }
}
