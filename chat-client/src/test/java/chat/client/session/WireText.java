package chat.client.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.protocol.ByteSink;
import chat.protocol.ClientMessage;
import chat.protocol.FrameWriter;
import chat.protocol.Limits;
import chat.protocol.RefusedException;
import chat.protocol.ServerMessage;
import chat.protocol.ServerVerb;
import chat.protocol.input.FrameDecoder;
import chat.protocol.input.InputBuffer;
import chat.protocol.input.Payload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Frames as tests write and read them: the payload's text, like {@code SAY 1 #lobby\nhello}. */
public final class WireText {
  private static final int LENGTH_BYTES = 4;

  private WireText() {}

  /**
   * Returns the frame that a message becomes; the secret of a HELLO is {@code *}, and the features
   * that every HELLO announces are left out.
   */
  public static String of(ClientMessage message) {
    ByteSink sink = new ByteSink();
    message.encode(new FrameWriter(sink));
    return payload(sink.toByteArray())
        .toString()
        .replaceFirst("^(HELLO \\d+ \\S+) \\S{16,64}\nfeatures changes$", "$1 *");
  }

  /** Returns the message that a frame holds. */
  static ServerMessage decode(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    ByteBuffer frame = ByteBuffer.allocate(LENGTH_BYTES + bytes.length);
    try {
      return ServerVerb.decode(payload(frame.putInt(bytes.length).put(bytes).array()))
          .orElseThrow(() -> new AssertionError("an unknown verb: " + text));
    } catch (RefusedException e) {
      throw new AssertionError(text, e);
    }
  }

  private static Payload payload(byte[] frame) {
    InputBuffer input = new InputBuffer(new ByteArrayInputStream(frame));
    FrameDecoder decoder = new FrameDecoder(input, Limits.MAX_FRAME_BYTES);
    try {
      while (input.size() < frame.length) {
        input.fill();
      }
      return decoder.next().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
