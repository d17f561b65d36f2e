package chat.protocol.input;

import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/**
 * Cuts the bytes of an {@link InputBuffer} into frames. It reads no input, so it never blocks. One
 * thread.
 */
public final class FrameDecoder {
  private static final int LENGTH_BYTES = 4;

  private final InputBuffer input;
  private final int maxFrameBytes;

  /**
   * A decoder of frames up to this size.
   *
   * @param maxFrameBytes the longest payload accepted, at most 2^24 - 1
   */
  public FrameDecoder(InputBuffer input, int maxFrameBytes) {
    this.input = input;
    this.maxFrameBytes = maxFrameBytes;
  }

  /**
   * Returns the payload of the next whole frame, valid until the buffer is filled again; empty if
   * more bytes are needed.
   *
   * @throws FrameException if the next bytes are no frame
   */
  public Optional<Payload> next() throws FrameException {
    if (input.size() < LENGTH_BYTES) {
      return Optional.empty();
    }
    int length = input.intAt(0);
    if (length < 1 || length > maxFrameBytes) {
      throw new FrameException(
          "a frame has 1 to %d bytes, and this one says it has %d"
              .formatted(maxFrameBytes, Integer.toUnsignedLong(length)));
    }
    if (input.size() < LENGTH_BYTES + length) {
      return Optional.empty();
    }
    Payload payload = input.payload(LENGTH_BYTES, length);
    requireUtf8(payload);
    input.skip(LENGTH_BYTES + length);
    return Optional.of(payload);
  }

  /**
   * Checks that the input ended between two frames.
   *
   * @throws FrameException if it ended in the middle of one
   */
  public void end() throws FrameException {
    if (!input.isEmpty()) {
      throw new FrameException(
          "the input ended in the middle of a frame, after %d bytes of it".formatted(input.size()));
    }
  }

  private static void requireUtf8(Payload payload) throws FrameException {
    if (Utf8.isAscii(payload.bytes(), payload.from(), payload.to())) {
      return;
    }
    try {
      Utf8.decode(payload.bytes(), payload.from(), payload.to());
    } catch (CharacterCodingException e) {
      throw new FrameException("a frame's payload is UTF-8, and this one is not");
    }
  }
}
