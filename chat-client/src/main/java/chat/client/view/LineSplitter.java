package chat.client.view;

import chat.client.event.InputLine;
import chat.protocol.ByteSink;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts input into lines that end in LF or CRLF. The stdin thread runs it. */
final class LineSplitter {
  private final Charset charset;
  private final int maxBytes;
  private final ByteSink line = new ByteSink();
  private long lineBytes;

  /**
   * A splitter that has seen no input.
   *
   * @param maxBytes of a longer line, only the length is kept
   */
  LineSplitter(Charset charset, int maxBytes) {
    this.charset = charset;
    this.maxBytes = maxBytes;
  }

  /** Adds the first {@code count} bytes and returns the lines that they end. */
  List<InputLine> add(byte[] bytes, int count) {
    List<InputLine> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (bytes[i] == '\n') {
        lines.add(endLine());
      } else if (lineBytes++ < maxBytes) {
        line.put(bytes[i]);
      }
    }
    return lines;
  }

  /** Returns the last line, where the input ended without a line end. */
  Optional<InputLine> end() {
    return lineBytes == 0 ? Optional.empty() : Optional.of(endLine());
  }

  private InputLine endLine() {
    byte[] bytes = line.toByteArray();
    long length = lineBytes;
    line.clear();
    lineBytes = 0;
    if (length > maxBytes) {
      return InputLine.overlong(length);
    }
    boolean endsInCr = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
    return InputLine.of(new String(bytes, 0, bytes.length - (endsInCr ? 1 : 0), charset));
  }
}
