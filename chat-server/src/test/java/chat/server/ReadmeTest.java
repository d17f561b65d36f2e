package chat.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.documents.MarkdownPage;
import chat.protocol.command.ParsedInput;
import chat.protocol.command.SlashCommand;
import chat.protocol.command.SlashCommandParser;
import chat.protocol.command.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Compares the operator's manual with what the server prints. */
final class ReadmeTest {
  private static final MarkdownPage PAGE = MarkdownPage.of("chat-server/README.md");

  @Test
  void showsWhatHelpPrints() {
    PAGE.assertShows(
        "scripts/chat-server --help", new CommandLine(new ChatServerMain()).getUsageMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"export", "import", "check", "backup", "doctor", "admin"})
  void showsWhatHelpOnACommandPrints(String command) {
    PAGE.assertShows(
        "scripts/chat-server " + command + " --help",
        new CommandLine(new ChatServerMain()).getSubcommands().get(command).getUsageMessage());
  }

  @Test
  void pageOnSeveralServersShowsWhatHelpOnMigratePrints() {
    MarkdownPage.of("chat-server/CLUSTER.md")
        .assertShows(
            "scripts/chat-server migrate --help",
            new CommandLine(new ChatServerMain())
                .getSubcommands()
                .get("migrate")
                .getUsageMessage());
  }

  @Test
  void showsTheTableThatHelpPrintsToNc() {
    assertShowsBlock(SlashCommand.table());
  }

  @Test
  void showsTheHelpOnOneCommand() throws UsageException {
    assertShowsBlock(SlashCommandParser.help(new ParsedInput.Help("msg")));
  }

  private static void assertShowsBlock(List<String> lines) {
    String block = "```\n" + String.join("\n", lines) + "\n```";
    assertTrue(
        String.join("\n", PAGE.lines()).contains(block), () -> "the page does not show " + block);
  }
}
