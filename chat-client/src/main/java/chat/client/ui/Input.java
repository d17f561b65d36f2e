package chat.client.ui;

import chat.protocol.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Reads standard input to its end. The stdin thread runs it, and blocks here for input. */
public final class Input implements Runnable {
  private static final int CHUNK_BYTES = 8 * 1024;

  private final InputStream in;
  private final InputHandler handler;
  private final LineSplitter lines;
  private final CountDownLatch ended = new CountDownLatch(1);

  public Input(Stdio stdio, InputHandler handler) {
    this.in = stdio.in();
    this.handler = handler;
    this.lines = new LineSplitter(handler, stdio.charset(), Limits.MAX_FRAME_BYTES);
  }

  @Override
  public void run() {
    try {
      read();
    } catch (IOException e) {
      // Plain text can't be sent any more. The reader thread finds out why.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the input has ended; waits for that a little, where the thread is about to see it. */
  public boolean hasEnded(Duration patience) throws InterruptedException {
    return ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void read() throws IOException, InterruptedException {
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
