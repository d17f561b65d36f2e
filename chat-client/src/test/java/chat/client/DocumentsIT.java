package chat.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.settings.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What the build made for shells and for man. */
@DisabledIfSystemProperty(
    named = "quick",
    matches = ".*",
    disabledReason = "a quick build leaves them out")
final class DocumentsIT {
  private static final Path COMPLETION = Path.of("target/completion/chat-client");

  /** Has bash complete the last of the words, as it does when Tab is pressed. */
  private static final String COMPLETE =
      """
      compopt() { :; }
      . "$0" && COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) && _complete_chat-client
      echo "${COMPREPLY[*]}"
      """;

  @ParameterizedTest
  @CsvSource({
    "--roo, --room",
    "ben, bench",
    "bench --mem, --members",
    "--bell high, highlights",
  })
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no bash of its own")
  void aShellCompletes(String typed, String completed) throws Exception {
    String[] words = ("chat-client " + typed).split(" ");
    assertEquals(completed, bash("-c", COMPLETE, words));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no bash of its own")
  void aShellReadsAllOfIt() throws Exception {
    assertEquals("", bash("-n", COMPLETION.toString()));
  }

  @Test
  void aManPageTellsEveryOption() throws Exception {
    tellsAll(Options.commandLine(), "chat-client.1");
    tellsAll(new CommandLine(new BenchOptions()), "chat-client-bench.1");
  }

  private static void tellsAll(CommandLine command, String page) throws Exception {
    // In roff a hyphen is escaped.
    String text = Files.readString(Path.of("target/man", page), UTF_8).replace("\\-", "-");
    for (OptionSpec option : command.getCommandSpec().options()) {
      for (String name : option.names()) {
        assertTrue(text.contains("\\fB" + name + "\\fP"), () -> page + " doesn't tell " + name);
      }
    }
  }

  private static String bash(String option, String script, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", option, script));
    if (words.length > 0) {
      command.add(COMPLETION.toString());
    }
    command.addAll(List.of(words));
    Process bash = new ProcessBuilder(command).redirectErrorStream(true).start();
    bash.getOutputStream().close();
    String said = new String(bash.getInputStream().readAllBytes(), UTF_8);
    assertTrue(bash.waitFor(10, TimeUnit.SECONDS));
    assertEquals(0, bash.exitValue(), said);
    return said.strip();
  }
}
