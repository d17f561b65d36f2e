package chat.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.input.FrameDecoder;
import chat.protocol.input.FrameException;
import chat.protocol.input.InputBuffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FrameDecoderTest {
  private static final List<String> FIXTURES =
      List.of(
          "BYE",
          "x",
          "\n",
          "JOIN #lobby 7",
          "SAY 1 #lobby\nhello",
          "SAY 2 #caf\u00E9\nGr\u00FC\u00DFe, \u4F60\u597D, \uD83D\uDE00\nand a second line",
          "SAY 3 #lobby\n" + "long ".repeat(3_000),
          "\0\0\0\4 looks like another frame");

  @Test
  void fixturesAreReadWhole() throws IOException {
    for (String payload : FIXTURES) {
      assertEquals(List.of(payload), Frames.read(Frames.frame(payload)));
    }
  }

  @Test
  void severalFramesInOneReadAreDecodedOneByOne() throws IOException {
    assertEquals(FIXTURES, Frames.read(all()));
  }

  @Test
  void framesThatArriveByteByByteAreDecodedAlike() throws IOException {
    assertEquals(FIXTURES, Frames.read(inPieces(all(), new Random(1), 1), Frames.MAX_BYTES));
  }

  @Test
  void framesThatArriveInPiecesAreDecodedAlike() throws IOException {
    for (int seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      InputStream pieces = inPieces(all(), random, 1 + random.nextInt(9_000));
      assertEquals(FIXTURES, Frames.read(pieces, Frames.MAX_BYTES), "seed " + seed);
    }
  }

  @Test
  void endOfInputInsideAFrameIsReported() {
    for (String payload : FIXTURES) {
      byte[] whole = Frames.frame(payload);
      for (int length = 1; length < whole.length; length++) {
        byte[] cut = Arrays.copyOf(whole, length);
        var refusal = assertThrows(FrameException.class, () -> Frames.read(cut));
        assertTrue(
            refusal.getMessage().contains("after " + length + " bytes"), refusal.getMessage());
      }
    }
  }

  @Test
  void endOfInputBetweenFramesIsFine() throws IOException {
    assertEquals(List.of(), Frames.read(new byte[0]));
  }

  @Test
  void framesBeforeABadOneAreDecodedAndNoneAfterIt() throws IOException {
    byte[] bytes = Frames.join(Frames.frame("BYE"), new byte[4], Frames.frame("ROOMS"));
    var input = new InputBuffer(new ByteArrayInputStream(bytes));
    var decoder = new FrameDecoder(input, 100);
    assertTrue(input.fill());
    assertEquals("BYE", decoder.next().orElseThrow().toString());
    assertThrows(FrameException.class, decoder::next);
    assertThrows(FrameException.class, decoder::next);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 101, 1 << 24})
  void lengthOutsideTheLimitsIsRefusedAtOnce(int length) {
    byte[] bytes = Arrays.copyOfRange(Frames.frame(""), 0, 4);
    for (int i = 0; i < 4; i++) {
      bytes[i] = (byte) (length >>> (24 - 8 * i));
    }
    var refusal =
        assertThrows(FrameException.class, () -> Frames.read(new ByteArrayInputStream(bytes), 100));
    assertEquals(
        "a frame has 1 to 100 bytes, and this one says it has " + Integer.toUnsignedLong(length),
        refusal.getMessage());
  }

  @Test
  void frameMayBeExactlyAsLongAsTheLimit() throws IOException {
    for (int limit : new int[] {1, 100, Frames.MAX_BYTES}) {
      String atLimit = "x".repeat(limit);
      assertEquals(
          List.of(atLimit), Frames.read(new ByteArrayInputStream(Frames.frame(atLimit)), limit));
      var over = new ByteArrayInputStream(Frames.frame(atLimit + "x"));
      assertThrows(FrameException.class, () -> Frames.read(over, limit));
    }
  }

  @Test
  void longestFrameIsDecodedAndStartsWithAZeroByte() throws IOException {
    byte[] longest = Frames.frame("y".repeat(Limits.MAX_FRAME_BYTES));
    assertEquals(0, longest[0]);
    var in = new ByteArrayInputStream(longest);
    assertEquals(Limits.MAX_FRAME_BYTES, Frames.read(in, Limits.MAX_FRAME_BYTES).get(0).length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00C0\u0080", // NUL, overlong
        "\u00C1\u00BF",
        "\u00E0\u0080\u00AF", // a slash, overlong
        "\u00F0\u0080\u0080\u00AF",
        "\u00ED\u00A0\u0080", // the surrogates D800 and DFFF
        "\u00ED\u00BF\u00BF",
        "\u00F4\u0090\u0080\u0080", // one beyond U+10FFFF
        "\u00F8\u0088\u0080\u0080\u0080", // five bytes
        "\u00E2\u0082", // a euro sign, cut short
        "\u00F0\u009F\u0098",
        "\u00C3",
        "\u0080", // a continuation of nothing
        "\u00FF",
        "\u00FE",
      })
  void malformedUtf8IsRefused(String latin1) {
    for (String before : List.of("", "SAY 1 #lobby\nhello ")) {
      for (String after : List.of("", " there")) {
        byte[] bad =
            Frames.join(
                before.getBytes(US_ASCII), latin1.getBytes(ISO_8859_1), after.getBytes(US_ASCII));
        assertThrows(FrameException.class, () -> Frames.read(Frames.frame(bad)));
      }
    }
  }

  @Test
  void invalidByteIsRefusedAtEveryPosition() {
    for (int length = 1; length <= 20; length++) {
      for (int at = 0; at < length; at++) {
        byte[] payload = "x".repeat(length).getBytes(US_ASCII);
        payload[at] = (byte) 0xFF;
        assertThrows(FrameException.class, () -> Frames.read(Frames.frame(payload)));
      }
    }
  }

  @Test
  void everyCharacterOfUtf8IsAccepted() throws IOException {
    for (int c :
        new int[] {0, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF}) {
      String payload = Character.toString(c);
      assertEquals(List.of(payload), Frames.read(Frames.frame(payload.getBytes(UTF_8))));
    }
  }

  private static byte[] all() {
    return Frames.join(FIXTURES.stream().map(Frames::frame).toArray(byte[][]::new));
  }

  /** Returns at most {@code most} bytes a read. */
  private static InputStream inPieces(byte[] bytes, Random random, int most) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] into, int offset, int length) {
        return super.read(into, offset, Math.min(length, 1 + random.nextInt(most)));
      }
    };
  }
}
