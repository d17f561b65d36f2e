package chat.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.commands.CommandTable;
import chat.client.settings.Options;
import chat.protocol.CommandHelp;
import chat.protocol.SlashCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The README tells what the client can do. */
final class ReadmeTest {
  @Test
  void itNamesEveryOptionOfTheClientAndOfItsCapacityTest() throws IOException {
    String readme = readme();
    assertEquals(
        List.of(),
        Stream.of(Options.commandLine(), new CommandLine(new BenchOptions()))
            .flatMap(command -> command.getCommandSpec().options().stream())
            .map(OptionSpec::longestName)
            .filter(name -> !isNamed(name, readme))
            .toList());
  }

  @Test
  void itHasEveryRowOfHelp() throws IOException {
    String readme = inOneLine(readme());
    List<String> rows =
        Stream.concat(
                CommandTable.suggestions().stream().map(CommandHelp::row),
                SlashCommand.table().stream())
            .map(ReadmeTest::inOneLine)
            .toList();
    assertEquals(List.of(), rows.stream().filter(row -> !readme.contains(row)).toList());
  }

  /** Whole, for some options begin with another one. */
  private static boolean isNamed(String option, String readme) {
    return Pattern.compile(Pattern.quote(option) + "(?![a-z-])").matcher(readme).find();
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of("..", "README.md"), UTF_8);
  }

  /** However its lines are wrapped. */
  private static String inOneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
