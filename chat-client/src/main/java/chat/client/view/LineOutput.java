package chat.client.view;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lines for a stream, gathered and then written with few calls. {@link #flush} blocks while nobody
 * reads the stream. One thread at a time.
 */
public final class LineOutput {
  /** Above this, gathering more saves no calls worth the memory. */
  private static final int MAX_GATHERED_BYTES = 64 * 1024;

  private final OutputStream out;
  private final Charset charset;
  private final Consumer<IOException> whenGone;
  private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
  private boolean gone;

  /**
   * Lines for a stream, in its encoding.
   *
   * @param whenGone called once, with the reason, when the stream takes no more; what is printed
   *     after that is discarded
   */
  public LineOutput(OutputStream out, Charset charset, Consumer<IOException> whenGone) {
    this.out = out;
    this.charset = charset;
    this.whenGone = whenGone;
  }

  /** Writes a line at once. */
  public void print(String line) {
    line(line);
    flush();
  }

  /** Adds a line. */
  void line(String line) {
    part(line + "\n");
  }

  void lines(List<String> lines) {
    lines.forEach(this::line);
  }

  /** Adds a text without ending its line. */
  void part(String text) {
    gathered.writeBytes(text.getBytes(charset));
    flushIfLarge();
  }

  /** Adds these bytes as they are. */
  void bytes(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    gathered.writeBytes(copy);
    flushIfLarge();
  }

  /** Writes what was added. */
  void flush() {
    try {
      if (!gone && gathered.size() > 0) {
        gathered.writeTo(out);
        out.flush();
      }
    } catch (IOException e) {
      gone = true;
      whenGone.accept(e);
    } finally {
      gathered.reset();
    }
  }

  private void flushIfLarge() {
    if (gathered.size() >= MAX_GATHERED_BYTES) {
      flush();
    }
  }
}
