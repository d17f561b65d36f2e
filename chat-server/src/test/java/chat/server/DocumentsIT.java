package chat.server;

import chat.documents.BuiltDocuments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The server's shell completion and man page, as the build wrote them. */
@DisabledIfSystemProperty(
    named = "quick",
    matches = ".*",
    disabledReason = "a quick build leaves them out")
final class DocumentsIT {
  private final BuiltDocuments documents = new BuiltDocuments("chat-server");

  @ParameterizedTest
  @CsvSource({
    "--max-cl, --max-clients",
    "--confirm, --confirm-text",
    "--verb, --verbose",
    "exp, export",
    "export --si, --since",
    "--ready-s, --ready-standby",
    "admin acc, accounts",
    "admin accounts --af, --after",
  })
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no bash of its own")
  void bashCompletesOptions(String typed, String completed) throws Exception {
    documents.assertCompletes(typed, completed);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no bash of its own")
  void bashReadsTheWholeCompletion() throws Exception {
    documents.assertBashReadsCompletion();
  }

  @Test
  void manPageHasEveryOption() throws Exception {
    BuiltDocuments.assertManPageHasOptions(new CommandLine(new ChatServerMain()), "chat-server.1");
  }

  @Test
  void eachCommandHasAManPageWithEveryOption() throws Exception {
    for (var command : new CommandLine(new ChatServerMain()).getSubcommands().entrySet()) {
      if (!command.getValue().getCommandSpec().usageMessage().hidden()) {
        BuiltDocuments.assertManPageHasOptions(
            command.getValue(), "chat-server-" + command.getKey() + ".1");
      }
    }
  }
}
