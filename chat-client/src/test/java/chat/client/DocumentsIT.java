package chat.client;

import chat.client.bench.BenchOptions;
import chat.client.config.ClientOptions;
import chat.client.doctor.DoctorOptions;
import chat.documents.BuiltDocuments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The client's shell completion and man pages, as the build wrote them. */
@DisabledIfSystemProperty(
    named = "quick",
    matches = ".*",
    disabledReason = "a quick build leaves them out")
final class DocumentsIT {
  private final BuiltDocuments documents = new BuiltDocuments("chat-client");

  @ParameterizedTest
  @CsvSource({
    "--roo, --room",
    "ben, bench",
    "doc, doctor",
    "doctor --js, --json",
    "bench --mem, --members",
    "--bell high, highlights",
  })
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no bash of its own")
  void bashCompletesOptionsAndTheirValues(String typed, String completed) throws Exception {
    documents.assertCompletes(typed, completed);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no bash of its own")
  void bashReadsTheWholeCompletion() throws Exception {
    documents.assertBashReadsCompletion();
  }

  @Test
  void manPagesHaveEveryOption() throws Exception {
    BuiltDocuments.assertManPageHasOptions(ClientOptions.commandLine(), "chat-client.1");
    BuiltDocuments.assertManPageHasOptions(
        new CommandLine(new BenchOptions()), "chat-client-bench.1");
    BuiltDocuments.assertManPageHasOptions(DoctorOptions.commandLine(), "chat-client-doctor.1");
  }
}
