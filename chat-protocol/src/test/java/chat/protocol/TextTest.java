package chat.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.CharacterCodingException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TextTest {
  private static final String REPLACED = "a\uFFFDb";

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 7, 8, 0x0B, 0x0C, '\r', 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9B, 0x9F, // controls, ESC, CSI
        0x2028, 0x2029, // line and paragraph separators
        0x202A, 0x202B, 0x202C, 0x202D, 0x202E, // embeddings and overrides
        0x2066, 0x2067, 0x2068, 0x2069, // isolates
      })
  void unsafeCharactersAreReplaced(int codePoint) throws CharacterCodingException {
    String written = "a" + Character.toString(codePoint) + "b";
    byte[] bytes = written.getBytes(UTF_8);
    assertEquals(REPLACED, Text.of(written).toString());
    assertEquals(REPLACED, Text.decode(bytes, 0, bytes.length).toString());
    assertEquals(REPLACED, Text.repair(bytes, 0, bytes.length).toString());
  }

  @Test
  void onlyLineFeedAndTabOfControlCharactersPass() {
    IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(c -> Character.getType(c) == Character.CONTROL)
        .forEach(
            c -> {
              String kept = c == '\n' || c == '\t' ? Character.toString(c) : "\uFFFD";
              assertEquals(kept, Text.of(Character.toString(c)).toString());
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain words",
        "two\nlines\n\tand a tab",
        "\uD83D\uDC69\u200D\uD83D\uDCBB \uD83C\uDDEB\uD83C\uDDF7 \uD83D\uDE00", // joined emoji, a
        // flag
        "\u4F60\u597D \u3053\u3093\u306B\u3061\u306F \uC548\uB155",
        "\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627",
        "e\u0301 stays as it was typed",
        "\uFFFD was here before",
        "\uDBFF\uDFFF the last character of all",
      })
  void safeTextStaysUnchanged(String written) throws CharacterCodingException {
    byte[] bytes = written.getBytes(UTF_8);
    Text text = Text.decode(bytes, 0, bytes.length);
    assertEquals(written, text.toString());
    assertEquals(Text.of(written), text);
    assertEquals(Text.repair(bytes, 0, bytes.length), text);
    assertEquals(bytes.length, text.byteLength());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\uD800b", "a\uDC00b"})
  void halfASurrogatePairIsReplaced(String written) {
    assertEquals(REPLACED, Text.of(written).toString());
  }

  @Test
  void reversedSurrogatePairIsReplacedTwice() {
    assertEquals("\uFFFD\uFFFD", Text.of("\uDE00\uD83D").toString());
  }

  @Test
  void escapeSequenceIsReadableAndHarmless() {
    assertEquals("\uFFFD[2Jgone?", Text.of("\u001B[2Jgone?").toString());
  }

  @ParameterizedTest
  @CsvSource({
    "a\u00FFb, a\uFFFDb",
    "a\u00C3b, a\uFFFDb",
    "a\u00E2\u0082b, a\uFFFDb",
    "\u00F0\u009F\u0098, \uFFFD",
    "caf\u00E9, caf\uFFFD",
    "caf\u00C3\u00A9, caf\u00E9",
    "\u00C0\u008A, \uFFFD\uFFFD",
    "\u00FF\u001B[m, \uFFFD\uFFFD[m",
  })
  void malformedUtf8IsRepairedOrRefused(String latin1, String repaired)
      throws CharacterCodingException {
    byte[] bytes = latin1.getBytes(ISO_8859_1);
    assertEquals(repaired, Text.repair(bytes, 0, bytes.length).toString());
    if (repaired.contains("\uFFFD")) {
      assertThrows(CharacterCodingException.class, () -> Text.decode(bytes, 0, bytes.length));
    } else {
      assertEquals(repaired, Text.decode(bytes, 0, bytes.length).toString());
    }
  }

  @Test
  void onlyTheGivenRangeIsRead() throws CharacterCodingException {
    byte[] bytes = "\u001Bcaf\u00E9\u001B".getBytes(UTF_8);
    assertEquals("caf\u00E9", Text.decode(bytes, 1, bytes.length - 1).toString());
    assertEquals("af", Text.repair(bytes, 2, 4).toString());
    assertEquals(Text.EMPTY, Text.decode(bytes, 3, 3));
  }

  @Test
  void textKeepsItsOwnBytes() throws CharacterCodingException {
    byte[] bytes = {'a', 'b'};
    Text decoded = Text.decode(bytes, 0, 2);
    Text repaired = Text.repair(bytes, 0, 2);
    bytes[0] = 27;
    assertEquals("ab", decoded.toString());
    assertEquals("ab", repaired.toString());
  }

  @Test
  void cleaningAgainChangesNothing() {
    String once = Text.of("\u0000\u001B\u202E\uD800 fine").toString();
    assertEquals(once, Text.of(once).toString());
  }

  @Test
  void textKnowsItsLinesAndItsBytes() {
    assertTrue(Text.EMPTY.isEmpty());
    assertTrue(Text.EMPTY.isOneLine());
    assertTrue(Text.of("one\tline").isOneLine());
    assertFalse(Text.of("two\n").isOneLine());
    assertArrayEquals(
        "\u00E9".getBytes(UTF_8),
        new byte[] {Text.of("\u00E9").byteAt(0), Text.of("\u00E9").byteAt(1)});
  }

  @Test
  void textsAreEqualIfTheirBytesAre() {
    assertEquals(Text.of("same").hashCode(), Text.of("same").hashCode());
    assertEquals(Text.of("a\u001Bb"), Text.of(REPLACED));
    assertNotEquals(Text.of("e\u0301"), Text.of("\u00E9"));
  }
}
