package chat.client.view;

import chat.protocol.ByteSink;
import chat.protocol.Text;
import chat.protocol.input.Utf8;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a server's plain text into lines and replaces the characters that steer a terminal. One
 * thread.
 *
 * <p>Some servers never end a line: {@link #rest} returns the unfinished one. If its end comes
 * later, that makes no empty line.
 */
public final class TerminalText {
  private static final int MAX_LINE_BYTES = 64 * 1024;

  private final ByteSink line = new ByteSink();
  private boolean wasReturned;

  /** Adds the buffer's remaining bytes and returns the lines that they end. */
  public List<String> add(ByteBuffer bytes) {
    List<String> lines = new ArrayList<>();
    for (int i = bytes.position(); i < bytes.limit(); i++) {
      byte next = bytes.get(i);
      if (next == '\n') {
        endLine(lines);
      } else {
        line.put(next);
        if (line.size() >= MAX_LINE_BYTES) {
          lines.addAll(rest());
        }
      }
    }
    return lines;
  }

  /** Returns and forgets the unfinished line, up to its last whole character. */
  public List<String> rest() {
    byte[] bytes = line.toByteArray();
    int whole = finishedBytes(bytes);
    if (whole == 0) {
      return List.of();
    }
    line.clear();
    line.put(bytes, whole, bytes.length);
    wasReturned = true;
    return List.of(shown(bytes, whole));
  }

  private void endLine(List<String> lines) {
    byte[] bytes = line.toByteArray();
    line.clear();
    boolean endsInCr = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
    int end = bytes.length - (endsInCr ? 1 : 0);
    if (end > 0 || !wasReturned) {
      lines.add(shown(bytes, end));
    }
    wasReturned = false;
  }

  private static String shown(byte[] bytes, int end) {
    return Text.repair(bytes, 0, end).toString();
  }

  /**
   * Returns the count of bytes before an unfinished character, or before a CR that may end the
   * line.
   */
  private static int finishedBytes(byte[] bytes) {
    int end = bytes.length;
    if (end > 0 && bytes[end - 1] == '\r') {
      return end - 1;
    }
    return Utf8.wholeCharacters(bytes);
  }
}
