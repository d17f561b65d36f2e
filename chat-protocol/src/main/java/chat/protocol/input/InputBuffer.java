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
  private final Capacity capacity;
  private byte[] bytes = new byte[MIN_BYTES];
  private int from;
  private int to;
  private int besideBytes;
  private int countedBytes;

  public InputBuffer(InputStream in) {
    this(in, Capacity.UNLIMITED);
  }

  /**
   * An empty buffer.
   *
   * @param capacity is notified before the buffer takes more or less memory
   */
  public InputBuffer(InputStream in, Capacity capacity) {
    this.in = in;
    this.capacity = capacity;
  }

  /**
   * Blocks until at least one more byte is read.
   *
   * @return false at the end of input
   */
  public boolean fill() throws IOException {
    makeSpace();
    // The system copies what is read, and on a thread of its own it reserves that memory meanwhile.
    int count = in.read(bytes, to, Math.min(bytes.length - to, USUAL_MAX_BYTES));
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

  /** Returns the most bytes that the next read may add. */
  public int nextReadBytes() {
    return Math.min(2 * bytes.length, USUAL_MAX_BYTES);
  }

  /** Counts what was decoded from this buffer and is not yet used up, from the next read on. */
  public void countBeside(int heldBytes) {
    besideBytes = heldBytes;
  }

  private void makeSpace() throws IOException {
    int waiting = size();
    int size = sizeFor(waiting);
    if (size + besideBytes != countedBytes) {
      countedBytes = size + besideBytes;
      capacity.resize(countedBytes);
    }
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
