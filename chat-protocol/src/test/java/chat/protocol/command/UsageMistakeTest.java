package chat.protocol.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a wrong command line. */
class UsageMistakeTest {
  private static final List<String> OPTIONS =
      List.of("--port", "--bind", "--max-text", "--max-clients", "-h", "--help");

  @ParameterizedTest
  @CsvSource({
    "--prot, no option --prot; did you mean --port?",
    "--prot=8028, no option --prot; did you mean --port?",
    "-port, no option -port; did you mean --port?",
    "--max-t, no option --max-t; did you mean --max-text?",
    "--bogus, no option --bogus",
    "-x, no option -x",
    "8028, unexpected argument '8028'",
    "'', unexpected argument ''",
  })
  void unmatchedArgumentIsNamedWithTheOptionMeant(String argument, String expected) {
    assertEquals(expected, UsageMistake.unmatched(argument, OPTIONS));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-7, -7", "+7, 7", "2147483647, 2147483647"})
  void wholeNumbersAreParsed(String typed, int expected) throws UsageException {
    assertEquals(expected, NumberParser.parse(typed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1.5", "1e3", "0x10", "12a", " 1", "٣"})
  void otherTextsAreNoNumbers(String typed) {
    UsageException refused = assertThrows(UsageException.class, () -> NumberParser.parse(typed));
    assertEquals("'" + typed + "' is not a whole number", refused.getMessage());
  }

  @Test
  void numbersBeyond32BitsAreRefused() {
    assertEquals(
        "'2147483648' is too large",
        assertThrows(UsageException.class, () -> NumberParser.parse("2147483648")).getMessage());
    assertEquals(
        "'-2147483649' is too small",
        assertThrows(UsageException.class, () -> NumberParser.parse("-2147483649")).getMessage());
  }
}
