package chat.client.net;

import chat.protocol.ByteSink;
import chat.protocol.Text;

/** Remembers the last line of a text that goes by: its beginning, if it is a long one. */
final class LastLine {
  private static final int MAX_BYTES = 300;

  private final ByteSink line = new ByteSink();
  private boolean complete;

  /** Takes in the bytes {@code [from, to)}. */
  void add(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      add(bytes[i]);
    }
  }

  void add(byte b) {
    boolean ends = b == '\n' || b == '\r';
    if (!ends && complete) {
      line.clear();
    }
    complete = ends;
    if (!ends && line.size() < MAX_BYTES) {
      line.put(b);
    }
  }

  /** The line, cleaned; empty if there was none. */
  @Override
  public String toString() {
    byte[] bytes = line.toByteArray();
    return Text.repair(bytes, 0, bytes.length).toString().strip();
  }
}
