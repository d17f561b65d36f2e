package chat.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Bytes that were read and not yet decoded. Grows only as bytes arrive, never by what they claim.
 * One thread, which blocks in {@link #fill}.
 */
public final class InputBuffer {
  private static final int USUAL_BYTES = 4 * 1024;

  private final InputStream in;
  private byte[] bytes = new byte[USUAL_BYTES];
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
    if (waiting < USUAL_BYTES && bytes.length > USUAL_BYTES) {
      byte[] usual = new byte[USUAL_BYTES];
      System.arraycopy(bytes, from, usual, 0, waiting);
      bytes = usual;
    } else if (waiting == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    } else if (from > 0) {
      System.arraycopy(bytes, from, bytes, 0, waiting);
    }
    from = 0;
    to = waiting;
  }
}
