package chat.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The README tells how the server is started. */
final class ReadmeTest {
  @Test
  void itNamesEveryOption() throws IOException {
    String readme = readme();
    assertEquals(
        List.of(),
        new CommandLine(new ChatServerMain())
            .getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .filter(name -> !isNamed(name, readme))
                .toList());
  }

  /** Whole, for some options begin with another one. */
  private static boolean isNamed(String option, String readme) {
    return Pattern.compile(Pattern.quote(option) + "(?![a-z-])").matcher(readme).find();
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of("..", "README.md"), UTF_8);
  }
}
