package chat.protocol.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The bytes of a connection that are read and not yet decoded. One thread, which blocks in {@link
 * #fill}.
 *
 * <p>It grows with the bytes that arrive, never by the length that a frame claims. It shrinks while
 * few bytes arrive, because most connections are silent most of the time.
 */
public final class InputBuffer {
  private static final int MIN_BYTES = 256;

  /** Exceeded only by a frame that is longer. */
  private static final int USUAL_MAX_BYTES = 16 * 1024;

  private final InputStream in;
  private byte[] bytes = new byte[MIN_BYTES];
  private int from;
  private int to;

  public InputBuffer(InputStream in) {
    this.in = in;
  }

  /**
   * Blocks until at least one more byte is read.
   *
   * @return false at the end of input
   */
  public boolean fill() throws IOException {
    makeSpace();
    int count = in.read(bytes, to, bytes.length - to);
    if (count > 0) {
      to += count;
    }
    return count >= 0;
  }

  /** Returns the count of bytes to decode. */
  public int size() {
    return to - from;
  }

  public boolean isEmpty() {
    return from == to;
  }

  /** Returns the byte at {@code index}; 0 is the first one to decode. */
  public byte get(int index) {
    return bytes[from + index];
  }

  public void skip(int count) {
    from += count;
  }

  /** Returns a copy of the first {@code count} bytes to decode. */
  public byte[] copy(int count) {
    return Arrays.copyOfRange(bytes, from, from + count);
  }

  int intAt(int index) {
    return get(index) << 24
        | (get(index + 1) & 0xFF) << 16
        | (get(index + 2) & 0xFF) << 8
        | (get(index + 3) & 0xFF);
  }

  Payload payload(int index, int length) {
    return new Payload(bytes, from + index, from + index + length);
  }

  private void makeSpace() {
    int waiting = size();
    int size = sizeFor(waiting);
    if (from == 0 && size == bytes.length) {
      // A frame that arrives a byte at a time would be copied as often as it has bytes.
      return;
    }
    byte[] next = size == bytes.length ? bytes : new byte[size];
    System.arraycopy(bytes, from, next, 0, waiting);
    bytes = next;
    from = 0;
    to = waiting;
  }

  private int sizeFor(int waiting) {
    int size = bytes.length;
    if (waiting == size) {
      return 2 * size;
    }
    if (size > USUAL_MAX_BYTES) {
      return waiting < USUAL_MAX_BYTES ? USUAL_MAX_BYTES : size;
    }
    if (to == size) {
      // The last read filled the buffer, so more bytes are probably available.
      return Math.min(2 * size, USUAL_MAX_BYTES);
    }
    return to < size / 4 ? Math.max(size / 2, MIN_BYTES) : size;
  }
}
