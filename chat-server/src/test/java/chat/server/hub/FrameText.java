package chat.server.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.protocol.ClientMessage;
import chat.protocol.ClientVerb;
import chat.protocol.Limits;
import chat.protocol.RefusedException;
import chat.protocol.input.FrameDecoder;
import chat.protocol.input.InputBuffer;
import chat.server.fixture.FramedUser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Payloads of frames as tests write them, with {@code ⏎} for a line feed. Any thread. */
final class FrameText {
  private FrameText() {}

  /** Returns a request; the id 0, which no frame may have, stands for a text client's message. */
  static ClientMessage request(String payload) {
    if (payload.startsWith("SAY 0 ")) {
      return ((ClientMessage.Numbered) decode(payload.replaceFirst("0", "1"))).withId(0);
    }
    return decode(payload);
  }

  private static ClientMessage decode(String payload) {
    InputBuffer input = new InputBuffer(new ByteArrayInputStream(FramedUser.frame(payload)));
    try {
      while (input.fill()) {
        // Reads on until the end.
      }
      return ClientVerb.decode(
          new FrameDecoder(input, Limits.MAX_FRAME_BYTES).next().orElseThrow());
    } catch (IOException | RefusedException e) {
      throw new AssertionError(payload, e);
    }
  }

  /** Returns the payloads of frames. */
  static List<String> payloads(ByteBuffer frames) {
    List<String> payloads = new ArrayList<>();
    while (frames.hasRemaining()) {
      byte[] payload = new byte[frames.getInt()];
      frames.get(payload);
      payloads.add(new String(payload, UTF_8).replace('\n', '⏎'));
    }
    return payloads;
  }
}
