package chat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.fixture.PieceStream;
import chat.protocol.input.FrameDecoder;
import chat.protocol.input.FrameException;
import chat.protocol.input.InputBuffer;
import chat.protocol.input.Payload;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Any bytes are the same frames, or the same refusal, whole and in pieces of any size. */
final class FrameDecoderFuzzTest {
  private static final int MAX_FRAME_BYTES = 1_000;

  @FuzzTest(maxDuration = "10m")
  void framesAreTheSameInPieces(byte[] bytes) throws IOException {
    List<String> whole = decode(new ByteArrayInputStream(bytes));
    assertEquals(whole, decode(PieceStream.sizedByItsEnd(bytes)));
    assertEquals(whole, decode(new PieceStream(bytes, 1)));
  }

  private static List<String> decode(InputStream bytes) throws IOException {
    InputBuffer input = new InputBuffer(bytes);
    FrameDecoder decoder = new FrameDecoder(input, MAX_FRAME_BYTES);
    List<String> frames = new ArrayList<>();
    try {
      while (input.fill()) {
        for (Optional<Payload> next = decoder.next(); next.isPresent(); next = decoder.next()) {
          frames.add(next.get().toString());
        }
      }
      decoder.end();
    } catch (FrameException e) {
      frames.add(e.getMessage());
    }
    return frames;
  }
}
