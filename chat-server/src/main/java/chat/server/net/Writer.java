package chat.server.net;

import chat.server.hub.Chunk;
import chat.server.hub.Replay;
import chat.server.log.LogException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * Writes to one connection what waits in its outbox and, in between, pages of the log. A thread of
 * its own, which blocks where the peer reads slowly and so disturbs nobody.
 */
final class Writer {
  private final Outbox outbox;
  private final OutputStream out;
  private volatile long writingSinceNanos;

  Writer(Outbox outbox, OutputStream out) {
    this.outbox = outbox;
    this.out = out;
  }

  /** Writes until nothing more will come, then the farewell. */
  void run() throws IOException, LogException, InterruptedException {
    Outbox.Work work = outbox.take();
    while (!work.isNone()) {
      if (!work.chunks().isEmpty()) {
        write(join(work.chunks()));
      }
      if (work.replay().isPresent()) {
        writePage(work.replay().get());
      }
      work = outbox.take();
    }
    write(outbox.farewell());
  }

  private void writePage(Replay replay) throws IOException, LogException, InterruptedException {
    Optional<byte[]> page = replay.next();
    if (page.isPresent()) {
      write(page.get());
      outbox.replay(replay);
    } else {
      replay.finish();
    }
  }

  /** One array, so that it takes one call to the system. */
  private static byte[] join(List<Chunk> batch) {
    if (batch.size() == 1) {
      return batch.get(0).bytes();
    }
    byte[] joined = new byte[batch.stream().mapToInt(chunk -> chunk.bytes().length).sum()];
    int at = 0;
    for (Chunk chunk : batch) {
      byte[] bytes = chunk.bytes();
      System.arraycopy(bytes, 0, joined, at, bytes.length);
      at += bytes.length;
    }
    return joined;
  }

  private void write(byte[] bytes) throws IOException {
    // 0 stands for "not writing".
    writingSinceNanos = System.nanoTime() | 1;
    out.write(bytes);
    writingSinceNanos = 0;
  }

  /** Whether the peer has not taken what is being written for longer than that. */
  boolean isStalled(long nowNanos, long limitNanos) {
    long since = writingSinceNanos;
    return since != 0 && nowNanos - since > limitNanos;
  }
}
