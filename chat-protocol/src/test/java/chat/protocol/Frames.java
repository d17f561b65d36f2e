package chat.protocol;

import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.fixture.RawFrame;
import chat.protocol.input.FrameDecoder;
import chat.protocol.input.FrameException;
import chat.protocol.input.InputBuffer;
import chat.protocol.input.Payload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Encodes and decodes frames for tests. */
final class Frames {
  static final int MAX_BYTES = Limits.maxFrameBytes(Limits.DEFAULT_MAX_TEXT_BYTES);

  private Frames() {}

  /** Returns a frame with this payload, made without the code under test. */
  static byte[] frame(String payload) {
    return RawFrame.of(payload);
  }

  static byte[] frame(byte[] payload) {
    return RawFrame.of(payload);
  }

  static byte[] of(ClientMessage message) {
    var sink = new ByteSink();
    message.encode(new FrameWriter(sink));
    return sink.toByteArray();
  }

  static byte[] of(ServerMessage message) {
    var sink = new ByteSink();
    message.encode(new FrameWriter(sink));
    return sink.toByteArray();
  }

  static byte[] join(byte[]... parts) {
    var sink = new ByteSink();
    for (byte[] part : parts) {
      sink.put(part, 0, part.length);
    }
    return sink.toByteArray();
  }

  /** Returns the payloads of all frames, reading {@code in} to its end. */
  static List<String> read(InputStream in, int maxFrameBytes) throws IOException {
    var input = new InputBuffer(in);
    var decoder = new FrameDecoder(input, maxFrameBytes);
    List<String> payloads = new ArrayList<>();
    do {
      for (var next = decoder.next(); next.isPresent(); next = decoder.next()) {
        payloads.add(next.get().toString());
      }
    } while (input.fill());
    decoder.end();
    return payloads;
  }

  static List<String> read(byte[] bytes) throws IOException {
    return read(new ByteArrayInputStream(bytes), MAX_BYTES);
  }

  /** Returns the one payload in these bytes, by the decoder. */
  static Payload payload(byte[] frame) throws IOException {
    var input = new InputBuffer(new ByteArrayInputStream(frame));
    var decoder = new FrameDecoder(input, Limits.MAX_FRAME_BYTES);
    while (true) {
      var next = decoder.next();
      if (next.isPresent()) {
        return next.get();
      }
      if (!input.fill()) {
        throw new FrameException("no whole frame");
      }
    }
  }

  static ClientMessage fromClient(String payload) throws IOException, RefusedException {
    return ClientVerb.decode(payload(frame(payload)));
  }

  static ServerMessage fromServer(String payload) throws IOException, RefusedException {
    return ServerVerb.decode(payload(frame(payload))).orElseThrow();
  }

  /** Returns the answer to a request that the decoder refuses. */
  static ServerMessage.Refused refusal(String payload) throws IOException {
    Payload decoded = payload(frame(payload));
    return assertThrows(RefusedException.class, () -> ClientVerb.decode(decoded), payload).answer();
  }
}
