package chat.server.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8EndsTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "ä", "€", "🍵"})
  void aCharacterCutShortIsLeftOff(String last) {
    byte[] before = "xé".getBytes(UTF_8);
    byte[] whole = ("xé" + last).getBytes(UTF_8);
    for (int length = before.length; length < whole.length; length++) {
      assertEquals(before.length, Utf8Ends.wholeCharacters(Arrays.copyOf(whole, length)));
    }
    assertEquals(whole.length, Utf8Ends.wholeCharacters(whole));
  }

  @ParameterizedTest
  @CsvSource({"80, 1", "8080808080, 5", "c3a480, 3", "6180, 2", "ff, 0", "f0, 0", "e282, 0"})
  void whatIsNoUtf8IsLeftToBeReplaced(String hex, int whole) {
    assertEquals(whole, Utf8Ends.wholeCharacters(HexFormat.of().parseHex(hex)));
  }

  @Test
  void nothingHasNoCharacters() {
    assertEquals(0, Utf8Ends.wholeCharacters(new byte[0]));
  }
}
