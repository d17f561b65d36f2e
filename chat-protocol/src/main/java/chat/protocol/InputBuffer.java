package chat.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Bytes that were read and not yet decoded. Grows as bytes arrive, never by what they claim, and
 * shrinks when few do: most connections are silent most of the time. One thread, which blocks in
 * {@link #fill}.
 */
public final class InputBuffer {
  private static final int SMALLEST_BYTES = 256;
  private static final int USUALLY_LARGEST_BYTES = 16 * 1024;

  private final InputStream in;
  private byte[] bytes = new byte[SMALLEST_BYTES];
  private int from;
  private int to;

  public InputBuffer(InputStream in) {
    this.in = in;
  }

  /**
   * Waits for at least one more byte.
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

  /** How many bytes wait to be decoded. */
  public int size() {
    return to - from;
  }

  public boolean isEmpty() {
    return from == to;
  }

  /** The byte at {@code index}, 0 being the first that waits. */
  public byte get(int index) {
    return bytes[from + index];
  }

  public void skip(int count) {
    from += count;
  }

  /** The bytes {@code [0, count)} that wait. */
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
    if (size > USUALLY_LARGEST_BYTES) {
      return waiting < USUALLY_LARGEST_BYTES ? USUALLY_LARGEST_BYTES : size;
    }
    if (to == size) {
      // The last read has filled it, so there may be more where that came from.
      return Math.min(2 * size, USUALLY_LARGEST_BYTES);
    }
    return to < size / 4 ? Math.max(size / 2, SMALLEST_BYTES) : size;
  }
}
