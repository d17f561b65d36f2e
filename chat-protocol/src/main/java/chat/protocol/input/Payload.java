package chat.protocol.input;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The payload of one frame: the bytes {@code [from, to)} of the buffer they were read into, valid
 * until the next read.
 */
public final class Payload {
  private final byte[] bytes;
  private final int from;
  private final int to;

  Payload(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
  }

  /** Returns the buffer that the payload is in. */
  public byte[] bytes() {
    return bytes;
  }

  /** Returns the index in the buffer of the first byte. */
  public int from() {
    return from;
  }

  /** Returns the index in the buffer after the last byte. */
  public int to() {
    return to;
  }

  /** Returns the byte at {@code index}; the first byte has index 0. */
  public byte byteAt(int index) {
    return bytes[from + index];
  }

  public int length() {
    return to - from;
  }

  /**
   * Returns the index in the buffer of the first such byte from {@code start} on; {@link #to} if
   * there is none.
   */
  public int indexOf(byte wanted, int start) {
    int i = start;
    while (i < to && bytes[i] != wanted) {
      i++;
    }
    return i;
  }

  /** Returns the payload as received, for people and tests. */
  @Override
  public String toString() {
    return new String(bytes, from, length(), UTF_8);
  }
}
