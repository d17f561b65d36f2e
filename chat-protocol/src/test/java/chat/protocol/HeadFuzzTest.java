package chat.protocol;

import chat.protocol.input.FrameException;
import chat.protocol.input.Payload;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;

/** Any payload is a message that survives encoding, or is refused by one. */
final class HeadFuzzTest {
  @FuzzTest(maxDuration = "10m")
  void payloadIsAMessageOrRefused(byte[] bytes) throws IOException {
    Payload payload;
    try {
      payload = Frames.payload(Frames.frame(bytes));
    } catch (FrameException e) {
      return;
    }
    try {
      SameAgain.of(ClientVerb.decode(payload));
    } catch (RefusedException e) {
      SameAgain.of(e.answer());
    }
    try {
      var message = ServerVerb.decode(payload);
      if (message.isPresent()) {
        SameAgain.of(message.get());
      }
    } catch (RefusedException e) {
      SameAgain.of(e.answer());
    }
  }
}
