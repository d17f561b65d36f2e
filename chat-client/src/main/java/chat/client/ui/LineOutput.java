package chat.client.ui;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Prints whole lines, one thread's after another's. Blocks whoever prints while nobody reads; the
 * reader thread then reads no more from the server, which is as it should be.
 */
public final class LineOutput {
  // Held while writing, against the rule: lines that don't tear are what this class is for.
  private final ReentrantLock lock = new ReentrantLock();
  private final OutputStream out;
  private final Charset charset;
  private final Consumer<IOException> whenGone;
  private boolean gone; // guarded by lock

  /**
   * Prints to a stream.
   *
   * @param whenGone told once why nothing can be printed any more; what is printed later is lost
   */
  public LineOutput(OutputStream out, Charset charset, Consumer<IOException> whenGone) {
    this.out = out;
    this.charset = charset;
    this.whenGone = whenGone;
  }

  public void line(String line) {
    lines(List.of(line));
  }

  /** Prints lines with nothing between them. */
  public void lines(List<String> lines) {
    if (!lines.isEmpty()) {
      part(String.join("\n", lines) + "\n");
    }
  }

  /** Prints a text without ending its line. */
  void part(String text) {
    byte[] bytes = text.getBytes(charset);
    bytes(bytes, 0, bytes.length);
  }

  /** Prints the bytes {@code [from, to)} as they are. */
  void bytes(byte[] bytes, int from, int to) {
    lock.lock();
    try {
      if (!gone) {
        out.write(bytes, from, to - from);
        out.flush();
      }
    } catch (IOException e) {
      gone = true;
      whenGone.accept(e);
    } finally {
      lock.unlock();
    }
  }
}
