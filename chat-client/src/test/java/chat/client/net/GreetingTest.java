package chat.client.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GreetingTest {
  @ParameterizedTest
  @CsvSource({
    "1, Hey What's up? [chat/1]",
    "12, [chat/12] in front",
    "2, caf\u00e9 [chat/2] !",
    "3, '[chat/x] [chat/3]'",
  })
  void aMarkAnywhereInALine(int version, String line) {
    assertEquals(OptionalInt.of(version), Greeting.version(line.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Hey What's up?", "[chat/]", "[chat/0]", "[chat/-1]", "[chat/9999999999]"})
  void noMark(String line) {
    assertEquals(OptionalInt.empty(), Greeting.version(line.getBytes(UTF_8)));
  }
}
