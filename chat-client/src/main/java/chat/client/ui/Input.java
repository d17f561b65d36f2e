package chat.client.ui;

import chat.protocol.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Reads standard input to its end. */
final class Input {
  private static final int CHUNK_BYTES = 8 * 1024;

  private final InputStream in;
  private final Charset charset;
  private final CountDownLatch ended = new CountDownLatch(1);

  Input(Stdio stdio) {
    this.in = stdio.in();
    this.charset = stdio.charset();
  }

  /** The stdin thread runs it, and blocks here for input. */
  void read(InputHandler handler) {
    try {
      readAll(handler);
    } catch (IOException e) {
      // Plain text can't be sent any more. The reader thread finds out why.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the input has ended; waits for that a little, where the thread is about to see it. */
  boolean hasEnded(Duration patience) throws InterruptedException {
    return ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void readAll(InputHandler handler) throws IOException, InterruptedException {
    LineSplitter lines = new LineSplitter(handler, charset, Limits.MAX_FRAME_BYTES);
    byte[] chunk = new byte[CHUNK_BYTES];
    int count = next(chunk);
    boolean asBytes = count >= 0 && handler.wantsBytes();
    boolean more = true;
    while (more && count >= 0) {
      more = asBytes ? handler.bytes(chunk, 0, count) : lines.add(chunk, count);
      count = more ? next(chunk) : 0;
    }
    if (more) {
      ended.countDown();
      if (asBytes || lines.end()) {
        handler.end();
      }
    }
  }

  /** Input that can't be read, like a folder's, has no more to give: -1, as at its end. */
  private int next(byte[] chunk) {
    try {
      return in.read(chunk);
    } catch (IOException e) {
      return -1;
    }
  }
}
