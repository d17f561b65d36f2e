package chat.protocol;

import java.io.InputStream;

/** An endless input that repeats the same bytes. One thread. */
final class Repeating extends InputStream {
  private static final int COPIES = 100;

  private final byte[] bytes;
  private int next;

  /** Stores many copies, so that a read is little more than a copy, as from a socket. */
  Repeating(byte[] once) {
    var sink = new ByteSink();
    for (int i = 0; i < COPIES; i++) {
      sink.put(once, 0, once.length);
    }
    bytes = sink.toByteArray();
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    read(one, 0, 1);
    return one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    int count = Math.min(length, bytes.length - next);
    System.arraycopy(bytes, next, into, offset, count);
    next = (next + count) % bytes.length;
    return count;
  }
}
