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
  private static final int SLICE_BYTES = 64 * 1024;

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
      outbox.replayOn(replay);
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

  /** In slices, so that a peer which takes its bytes slowly is seen to take them. */
  private void write(byte[] bytes) throws IOException {
    try {
      for (int at = 0; at < bytes.length; at += SLICE_BYTES) {
        // 0 stands for "not writing".
        writingSinceNanos = System.nanoTime() | 1;
        out.write(bytes, at, Math.min(SLICE_BYTES, bytes.length - at));
      }
    } finally {
      writingSinceNanos = 0;
    }
  }

  /** Whether the peer has not taken a slice of what is written for longer than that. */
  boolean isStalled(long nowNanos, long limitNanos) {
    long since = writingSinceNanos;
    return since != 0 && nowNanos - since > limitNanos;
  }
}
