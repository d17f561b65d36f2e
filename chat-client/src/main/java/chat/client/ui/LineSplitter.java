package chat.client.ui;

import chat.protocol.ByteSink;
import java.io.IOException;
import java.nio.charset.Charset;

/** Cuts input into lines that end in LF or CRLF. The stdin thread's. */
final class LineSplitter {
  private final InputHandler handler;
  private final Charset charset;
  private final int maxBytes;
  private final ByteSink line = new ByteSink();
  private long lineBytes;

  /**
   * Gives lines to a handler.
   *
   * @param maxBytes of a line longer than this, only the length is given
   */
  LineSplitter(InputHandler handler, Charset charset, int maxBytes) {
    this.handler = handler;
    this.charset = charset;
    this.maxBytes = maxBytes;
  }

  /** Takes in the first {@code count} bytes. False if no more is wanted. */
  boolean add(byte[] bytes, int count) throws IOException, InterruptedException {
    boolean more = true;
    for (int i = 0; i < count && more; i++) {
      if (bytes[i] == '\n') {
        more = endLine();
      } else if (lineBytes++ < maxBytes) {
        line.put(bytes[i]);
      }
    }
    return more;
  }

  /** The input ended; a last line need not have an end. */
  boolean end() throws IOException, InterruptedException {
    return lineBytes == 0 || endLine();
  }

  private boolean endLine() throws IOException, InterruptedException {
    byte[] bytes = line.toByteArray();
    long length = lineBytes;
    line.clear();
    lineBytes = 0;
    if (length > maxBytes) {
      return handler.overlong(length);
    }
    boolean endsInCr = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
    return handler.line(new String(bytes, 0, bytes.length - (endsInCr ? 1 : 0), charset));
  }
}
