package chat.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A growing array of bytes to encode into. One thread at a time. */
public final class ByteSink {
  private byte[] bytes;
  private int size;

  public ByteSink() {
    this(256);
  }

  public ByteSink(int expectedBytes) {
    bytes = new byte[expectedBytes];
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  /** Returns a copy of the bytes on the heap, ready to be written. */
  public ByteBuffer toByteBuffer() {
    return ByteBuffer.wrap(toByteArray());
  }

  /**
   * Returns the bytes themselves, ready to be written, or a copy if more than a quarter of the
   * array is free. Nothing may be appended afterwards.
   */
  public ByteBuffer wrapped() {
    return size < bytes.length - bytes.length / 4
        ? toByteBuffer()
        : ByteBuffer.wrap(bytes, 0, size).slice();
  }

  /**
   * Returns a copy of the bytes outside the heap. It takes longer to allocate, but the system
   * writes it without another copy, so it pays off for bytes that are written many times.
   */
  public ByteBuffer toDirectByteBuffer() {
    return ByteBuffer.allocateDirect(size).put(bytes, 0, size).flip();
  }

  /** Returns how many bytes it takes in memory. */
  public int capacity() {
    return bytes.length;
  }

  /** Discards the bytes and retains the capacity. */
  public void clear() {
    size = 0;
  }

  public ByteSink put(byte b) {
    reserve(1);
    bytes[size++] = b;
    return this;
  }

  public ByteSink put(byte[] source, int from, int to) {
    reserve(to - from);
    System.arraycopy(source, from, bytes, size, to - from);
    size += to - from;
    return this;
  }

  /** Appends the bytes {@code [from, to)} of another sink. */
  public ByteSink put(ByteSink source, int from, int to) {
    return put(source.bytes, from, to);
  }

  /** Appends a string as UTF-8. */
  public ByteSink put(String string) {
    int length = string.length();
    reserve(length);
    byte[] target = bytes;
    for (int i = 0; i < length; i++) {
      char c = string.charAt(i);
      if (c >= 0x80) {
        byte[] all = string.getBytes(UTF_8);
        return put(all, 0, all.length);
      }
      target[size + i] = (byte) c;
    }
    size += length;
    return this;
  }

  public ByteSink put(Text text) {
    text.writeTo(this, 0, text.byteLength());
    return this;
  }

  /** Appends a number in decimal digits. */
  public ByteSink put(long number) {
    if (number < 0) {
      // No number on the wire is negative, so this needs no speed.
      return put(Long.toString(number));
    }
    int digits = 1;
    for (long rest = number; rest > 9; rest /= 10) {
      digits++;
    }
    reserve(digits);
    long rest = number;
    for (int i = size + digits - 1; i >= size; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += digits;
    return this;
  }

  /** Sets the four bytes at {@code index}, big-endian. */
  void setInt(int index, int value) {
    bytes[index] = (byte) (value >>> 24);
    bytes[index + 1] = (byte) (value >>> 16);
    bytes[index + 2] = (byte) (value >>> 8);
    bytes[index + 3] = (byte) value;
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), 2 * bytes.length));
    }
  }
}
