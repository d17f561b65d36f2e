package chat.protocol.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class Utf8Test {
  @ParameterizedTest
  @ValueSource(strings = {"a", "ä", "€", "🍵"})
  void characterCutShortIsLeftOff(String last) {
    byte[] before = "xé".getBytes(UTF_8);
    byte[] whole = ("xé" + last).getBytes(UTF_8);
    for (int length = before.length; length < whole.length; length++) {
      assertEquals(before.length, Utf8.wholeCharacters(Arrays.copyOf(whole, length)));
    }
    assertEquals(whole.length, Utf8.wholeCharacters(whole));
  }

  @ParameterizedTest
  @CsvSource({
    "80, 1",
    "8080808080, 5",
    "c3a480, 3",
    "6180, 2",
    "ff, 1",
    "c0, 1",
    "f5, 1",
    "f0, 0",
    "e282, 0"
  })
  void malformedBytesAreLeftToBeReplaced(String hex, int whole) {
    assertEquals(whole, Utf8.wholeCharacters(HexFormat.of().parseHex(hex)));
  }

  @Test
  void noBytesHaveNoCharacters() {
    assertEquals(0, Utf8.wholeCharacters(new byte[0]));
  }
}
