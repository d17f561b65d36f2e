package chat.client.ui;

import chat.protocol.ByteSink;
import chat.protocol.Text;
import chat.protocol.Utf8;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes lines that can do a terminal no harm of the plain text that a server sends. One thread.
 *
 * <p>An unfinished line is given out by {@link #rest} when nothing more came for a moment: there
 * are servers that end no line. Should its end come after all, that makes no empty line.
 */
public final class TerminalText {
  private static final int MAX_LINE_BYTES = 64 * 1024;

  private final ByteSink line = new ByteSink();
  private boolean wasGivenOut;

  /** Takes the bytes {@code [from, to)} in, and gives out the lines that they end. */
  public List<String> add(byte[] bytes, int from, int to) {
    List<String> lines = new ArrayList<>();
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        endLine(lines);
      } else {
        line.put(bytes[i]);
        if (line.size() >= MAX_LINE_BYTES) {
          lines.addAll(rest());
        }
      }
    }
    return lines;
  }

  /** Gives out what stands unfinished, up to its last whole character. */
  public List<String> rest() {
    byte[] bytes = line.toByteArray();
    int whole = finishedBytes(bytes);
    if (whole == 0) {
      return List.of();
    }
    line.clear();
    line.put(bytes, whole, bytes.length);
    wasGivenOut = true;
    return List.of(shown(bytes, whole));
  }

  private void endLine(List<String> lines) {
    byte[] bytes = line.toByteArray();
    line.clear();
    boolean endsInCr = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
    int end = bytes.length - (endsInCr ? 1 : 0);
    if (end > 0 || !wasGivenOut) {
      lines.add(shown(bytes, end));
    }
    wasGivenOut = false;
  }

  private static String shown(byte[] bytes, int end) {
    return Text.repair(bytes, 0, end).toString();
  }

  /** How many bytes there are without a character that has only begun, or a CR that may end. */
  private static int finishedBytes(byte[] bytes) {
    int end = bytes.length;
    if (end > 0 && bytes[end - 1] == '\r') {
      return end - 1;
    }
    return Utf8.wholeCharacters(bytes);
  }
}
