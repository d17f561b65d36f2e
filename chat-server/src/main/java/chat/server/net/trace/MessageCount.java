package chat.server.net.trace;

import java.nio.ByteBuffer;

/** Counts the messages in a buffer, which begins with one and contains it whole. Any thread. */
final class MessageCount {
  private static final int LENGTH_BYTES = 4;

  private MessageCount() {}

  /** Returns how many frames and lines a buffer has, and leaves its position as it is. */
  static int in(ByteBuffer buffer) {
    int count = 0;
    int at = buffer.position();
    while (at < buffer.limit()) {
      at = buffer.get(at) == 0 ? endOfFrame(buffer, at) : endOfLine(buffer, at);
      count++;
    }
    return count;
  }

  private static int endOfFrame(ByteBuffer buffer, int from) {
    int body = from + LENGTH_BYTES;
    return body <= buffer.limit() ? body + buffer.getInt(from) : body;
  }

  private static int endOfLine(ByteBuffer buffer, int from) {
    int at = from;
    while (at < buffer.limit() && buffer.get(at) != '\n') {
      at++;
    }
    return at + 1;
  }
}
