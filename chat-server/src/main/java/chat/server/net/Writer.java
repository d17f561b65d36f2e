package chat.server.net;

import chat.server.hub.Replay;
import chat.server.log.LogException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.Optional;

/**
 * Writes to one connection what waits in its outbox and, in between, pages of the log. Runs in a
 * thread of the connection's own, which blocks where the peer reads slowly and so disturbs nobody.
 * There is one whenever something waits, and never two.
 */
final class Writer {
  private static final int SLICE_BYTES = 64 * 1024;

  private final Outbox outbox;
  private final GatheringByteChannel channel;
  private volatile long writingSinceNanos;

  Writer(Outbox outbox, GatheringByteChannel channel) {
    this.outbox = outbox;
    this.channel = channel;
  }

  /** Writes what waits; true if nothing can come after it. */
  boolean run() throws IOException, LogException, InterruptedException {
    while (true) {
      Outbox.Work work = outbox.take();
      if (work.isNone()) {
        return false;
      }
      write(work.buffers().toArray(ByteBuffer[]::new));
      if (work.replay().isPresent()) {
        writePage(work.replay().get());
      }
      if (work.isLast()) {
        return true;
      }
    }
  }

  private void writePage(Replay replay) throws IOException, LogException, InterruptedException {
    Optional<byte[]> page = replay.next();
    if (page.isPresent()) {
      write(ByteBuffer.wrap(page.get()));
      outbox.requeue(replay);
    } else {
      replay.finish();
    }
  }

  private void write(ByteBuffer... buffers) throws IOException {
    try {
      int first = 0;
      while (first < buffers.length) {
        // 0 stands for "not writing".
        writingSinceNanos = System.nanoTime() | 1;
        first = write(buffers, first);
      }
    } finally {
      writingSinceNanos = 0;
    }
  }

  /**
   * Writes some of the buffers from the first on, and says which is the first that is not yet
   * written. All that fit into a slice with one call to the system; a larger one in slices, so that
   * a peer which takes its bytes slowly is seen to take them.
   */
  private int write(ByteBuffer[] buffers, int first) throws IOException {
    int size = buffers[first].remaining();
    int end = first + 1;
    while (end < buffers.length && size + buffers[end].remaining() <= SLICE_BYTES) {
      size += buffers[end++].remaining();
    }
    if (end > first + 1) {
      channel.write(buffers, first, end - first);
    } else {
      writeSlice(buffers[first]);
    }
    int next = first;
    while (next < end && !buffers[next].hasRemaining()) {
      next++;
    }
    return next;
  }

  private void writeSlice(ByteBuffer buffer) throws IOException {
    int end = buffer.limit();
    buffer.limit(Math.min(end, buffer.position() + SLICE_BYTES));
    channel.write(buffer);
    buffer.limit(end);
  }

  /** Whether the peer has not taken a slice of what is written for longer than that. */
  boolean isStalled(long nowNanos, long limitNanos) {
    long since = writingSinceNanos;
    return since != 0 && nowNanos - since > limitNanos;
  }
}
