package chat.server.net.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.PieceStream;
import chat.protocol.Text;
import chat.protocol.input.InputBuffer;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Any bytes are the same safe lines, and of the same protocol, whole and in pieces. */
class LineDecoderFuzzTest {
  private static final int MAX_LINE_BYTES = 100;

  @FuzzTest(maxDuration = "10m")
  void linesAreTheSameInPieces(byte[] bytes) throws IOException {
    List<LineDecoder.Line> whole = decode(new ByteArrayInputStream(bytes));
    assertEquals(whole, decode(PieceStream.sizedByItsEnd(bytes)));
    assertEquals(whole, decode(new PieceStream(bytes, 1)));
    for (LineDecoder.Line line : whole) {
      String text = line.text().toString();
      assertEquals(text, Text.of(text).toString());
      assertTrue(line.text().isOneLine());
      // A malformed byte is replaced by three.
      assertTrue(line.text().byteLength() <= 3 * (MAX_LINE_BYTES + 1));
    }
    checkProtocol(bytes);
  }

  private static List<LineDecoder.Line> decode(InputStream bytes) throws IOException {
    InputBuffer input = new InputBuffer(bytes);
    LineDecoder decoder = new LineDecoder(input, MAX_LINE_BYTES);
    List<LineDecoder.Line> lines = new ArrayList<>();
    while (input.fill()) {
      for (Optional<LineDecoder.Line> next = decoder.next();
          next.isPresent();
          next = decoder.next()) {
        lines.add(next.get());
      }
    }
    decoder.takeRest().ifPresent(lines::add);
    return lines;
  }

  /** A protocol that is certain after some bytes remains so after more of them. */
  private static void checkProtocol(byte[] bytes) throws IOException {
    InputBuffer input = new InputBuffer(new PieceStream(bytes, 1));
    Optional<ForeignProtocol> certain = Optional.empty();
    for (int i = 0; i < 64 && input.fill(); i++) {
      ForeignProtocol.Match match = ForeignProtocol.of(input);
      if (certain.isPresent()) {
        assertEquals(certain, match.protocol());
      } else if (match.isCertain()) {
        certain = match.protocol();
      }
    }
  }
}
