package chat.server.net.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.protocol.input.InputBuffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/** Each fixture is fed whole, a byte at a time and cut at random, and decodes to the same lines. */
class LineDecoderTest {
  private static final int MAX = 20;
  private static final String TOO_LONG = "(too long)";

  /** A stream that returns its bytes in pieces of given lengths. */
  private static final class Pieces extends InputStream {
    private final InputStream bytes;
    private final IntSupplier lengths;

    Pieces(byte[] bytes, IntSupplier lengths) {
      this.bytes = new ByteArrayInputStream(bytes);
      this.lengths = lengths;
    }

    @Override
    public int read() throws IOException {
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
      return bytes.read(into, from, Math.min(count, lengths.getAsInt()));
    }
  }

  private static List<String> decoded(byte[] bytes, IntSupplier lengths) throws IOException {
    InputBuffer input = new InputBuffer(new Pieces(bytes, lengths));
    LineDecoder decoder = new LineDecoder(input, MAX);
    List<String> lines = new ArrayList<>();
    while (input.fill()) {
      Optional<LineDecoder.Line> line = decoder.next();
      while (line.isPresent()) {
        lines.add(shown(line.get()));
        line = decoder.next();
      }
    }
    decoder.takeRest().ifPresent(rest -> lines.add(shown(rest)));
    return lines;
  }

  private static String shown(LineDecoder.Line line) {
    return line.isTooLong() ? TOO_LONG : line.text().toString();
  }

  private static void decodes(byte[] bytes, String... expected) throws IOException {
    Random random = new Random(7);
    assertEquals(List.of(expected), decoded(bytes, () -> Integer.MAX_VALUE), "whole");
    assertEquals(List.of(expected), decoded(bytes, () -> 1), "a byte at a time");
    for (int i = 0; i < 50; i++) {
      assertEquals(List.of(expected), decoded(bytes, () -> 1 + random.nextInt(7)), "cut at random");
    }
  }

  private static void decodes(String characters, String... expected) throws IOException {
    decodes(characters.getBytes(UTF_8), expected);
  }

  /** Returns the bytes of a fixture in which each character is one byte. */
  private static byte[] bytes(String latin1) {
    return latin1.getBytes(ISO_8859_1);
  }

  @Test
  void linesEndInLfOrCrlf() throws IOException {
    decodes("one\ntwo\r\n\n\r\ntail", "one", "two", "", "", "tail");
    decodes("");
    decodes("\n", "");
  }

  @Test
  void carriageReturnWithinALineIsReplaced() throws IOException {
    decodes("a\rb\r\r\nc\r", "a\uFFFDb\uFFFD", "c");
  }

  @Test
  void multiByteCharactersStayWhole() throws IOException {
    decodes("ä€🍵\nöß", "ä€🍵", "öß");
  }

  @Test
  void malformedUtf8IsReplaced() throws IOException {
    decodes(bytes("a\u0080\u00c3\n\u00e2\u0082"), "a\uFFFD\uFFFD", "\uFFFD");
  }

  @Test
  void limitCountsTheLineWithoutItsEnd() throws IOException {
    decodes("x".repeat(MAX) + "\n" + "x".repeat(MAX) + "\r\n", "x".repeat(MAX), "x".repeat(MAX));
    decodes("x".repeat(MAX + 1) + "\nshort\n", TOO_LONG, "short");
    decodes("x".repeat(50 * MAX) + "\r\nshort", TOO_LONG, "short");
    decodes("x".repeat(50 * MAX), TOO_LONG);
    decodes("x".repeat(MAX) + "\ry\n", TOO_LONG);
  }

  @Test
  void telnetCommandsAreRemoved() throws IOException {
    decodes(bytes("\u00ff\u00fb\u0001a\u00ff\u00fc\u0001\u00ff\u00fd\n\u00ff\u00fe\rb\n"), "ab");
    decodes(bytes("a\u00ff\u00f6b\u00ff\u00ffc\n"), "abc");
    decodes(bytes("a\u00ff\u00fa\u0018\n\u00ff\u00ff\u00ff\u00f0b\n"), "ab");
    decodes(bytes("a\u00ff\u00fanever ended\nb\n"), "a");
    decodes(bytes("a\u00ff"), "a");
  }

  @Test
  void randomBytesYieldNoErrorAndNoControlCharacter() throws IOException {
    Random random = new Random(11);
    for (int i = 0; i < 500; i++) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      List<String> whole = decoded(noise, () -> Integer.MAX_VALUE);
      assertEquals(whole, decoded(noise, () -> 1));
      whole.forEach(line -> assertEquals(-1, indexOfControl(line)));
    }
  }

  private static int indexOfControl(String line) {
    for (int i = 0; i < line.length(); i++) {
      if (Character.isISOControl(line.charAt(i)) && line.charAt(i) != '\t') {
        return i;
      }
    }
    return -1;
  }

  @Test
  void unendedLineIsCutAfterItsLastWholeCharacter() throws IOException {
    byte[] bytes = bytes("tea \u00f0\u009f\u008d");
    InputBuffer input = new InputBuffer(new ByteArrayInputStream(bytes));
    LineDecoder decoder = new LineDecoder(input, MAX);
    input.fill();
    assertEquals(Optional.empty(), decoder.next());
    assertEquals("tea ", shown(decoder.takeWholeCharacters().orElseThrow()));
    assertEquals(Optional.empty(), decoder.takeWholeCharacters());
    assertEquals("\uFFFD", shown(decoder.takeRest().orElseThrow()));
    assertEquals(Optional.empty(), decoder.takeRest());
  }
}
