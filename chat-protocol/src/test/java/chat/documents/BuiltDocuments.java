package chat.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.FinishedCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Checks the completion and the man pages that the build of a module made; the test's thread. */
public final class BuiltDocuments {
  /** Has bash complete the last word, as it does when a person presses Tab. */
  private static final String COMPLETE =
      """
      compopt() { :; }
      . "$0" && COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) && _complete_%s
      echo "${COMPREPLY[*]}"
      """;

  private final String command;
  private final Path completion;

  /** The documents of a command, in the folder {@code target} of the module under test. */
  public BuiltDocuments(String command) {
    this.command = command;
    this.completion = Path.of("target", "completion", command);
  }

  /** Checks how bash completes the words typed after the command. */
  public void assertCompletes(String typed, String completed) throws Exception {
    List<String> words = new ArrayList<>(List.of("-c", COMPLETE.formatted(command)));
    words.add(completion.toString());
    words.addAll(List.of((command + " " + typed).split(" ")));
    assertEquals(completed, bash(words));
  }

  /** Checks that bash finds no syntax error in the completion. */
  public void assertBashReadsCompletion() throws Exception {
    assertEquals("", bash(List.of("-n", completion.toString())));
  }

  /** Checks that a man page has every option of a command, but for those that are not shown. */
  public static void assertManPageHasOptions(CommandLine command, String page) throws IOException {
    // In roff a hyphen is escaped.
    String text = Files.readString(Path.of("target", "man", page), UTF_8).replace("\\-", "-");
    for (OptionSpec option : command.getCommandSpec().options()) {
      for (String name : option.hidden() ? new String[0] : option.names()) {
        assertTrue(text.contains("\\fB" + name + "\\fP"), () -> page + " has no " + name);
      }
    }
  }

  private static String bash(List<String> arguments) throws Exception {
    List<String> words = new ArrayList<>(List.of("bash"));
    words.addAll(arguments);
    FinishedCommand bash = FinishedCommand.run(words);
    assertEquals(0, bash.exitCode(), bash::output);
    return bash.output().strip();
  }
}
