package chat.server;

import chat.documents.MarkdownPage;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Compares the operator's manual with what the server prints. */
final class ReadmeTest {
  private static final MarkdownPage PAGE = MarkdownPage.of("chat-server/README.md");

  @Test
  void showsWhatHelpPrints() {
    PAGE.assertShows(
        "scripts/chat-server --help", new CommandLine(new ChatServerMain()).getUsageMessage());
  }
}
