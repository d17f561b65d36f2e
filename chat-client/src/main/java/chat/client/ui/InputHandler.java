package chat.client.ui;

import java.io.IOException;
import java.util.Optional;

/** What becomes of what is typed or piped in. The stdin thread calls it, and may wait in it. */
public interface InputHandler {
  /** Asked once, when there is something: whether the bytes are wanted, instead of lines. */
  boolean wantsBytes() throws InterruptedException;

  /** The bytes {@code [from, to)} came. False if no more is wanted. */
  boolean bytes(byte[] bytes, int from, int to) throws IOException;

  /**
   * Asked before a line that can still be changed is handed on: why that would be of no use. Waits
   * for nothing; any thread.
   */
  default Optional<String> complaint(String line) {
    return Optional.empty();
  }

  /** A line came, without its line end. False if no more is wanted. */
  boolean line(String line) throws IOException, InterruptedException;

  /** A line came that is too long to be kept. False if no more is wanted. */
  boolean overlong(long bytes) throws InterruptedException;

  /** The input ended. */
  void end() throws IOException, InterruptedException;
}
