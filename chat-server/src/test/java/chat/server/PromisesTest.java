package chat.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests that PROMISES.md names exist. */
class PromisesTest {
  private static final Path PROMISES = Path.of("PROMISES.md");
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))\\.(\\w+)`");

  private static List<String> rows() throws IOException {
    return Files.readAllLines(PROMISES, UTF_8).stream()
        .filter(line -> line.startsWith("| ") && !line.endsWith("| test |"))
        .toList();
  }

  /** Several packages may have a test class of the same name. */
  private static boolean exists(String testClass, String method) {
    Pattern declaration = Pattern.compile("\\bvoid " + method + "\\(");
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      for (Path file : files.filter(path -> path.endsWith(testClass + ".java")).toList()) {
        if (declaration.matcher(Files.readString(file, UTF_8)).find()) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new AssertionError("can't search for " + testClass, e);
    }
  }

  @Test
  void everyRowNamesTestsThatExist() throws IOException {
    for (String row : rows()) {
      assertEquals(5, row.split("\\|", -1).length, row);
      Matcher test = TEST.matcher(row.substring(row.lastIndexOf("|", row.length() - 2)));
      assertFalse(test.results().toList().isEmpty(), "names no test: " + row);
      test.reset();
      while (test.find()) {
        assertEquals("exists", exists(test.group(1), test.group(2)) ? "exists" : "missing", row);
      }
    }
  }
}
