package chat.server.net;

import chat.server.hub.peer.Replay;
import chat.server.log.LogException;
import chat.server.net.input.WorkBudget;
import chat.server.net.memory.ConnectionMemory;
import chat.server.net.trace.ConnectionTrace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.Optional;

/**
 * Writes one connection's outbox to its socket, with pages of replays in between. Runs on a thread
 * of the connection's own, which may block for as long as the peer reads slowly.
 */
final class Writer {
  private static final long NOT_WRITING = 0;

  private final Outbox outbox;
  private final GatheringByteChannel channel;
  private final ConnectionMemory memory;
  private final WorkBudget work;
  private final ConnectionTrace trace;
  private volatile long writingSinceNanos = NOT_WRITING;

  Writer(
      Outbox outbox,
      GatheringByteChannel channel,
      ConnectionMemory memory,
      WorkBudget work,
      ConnectionTrace trace) {
    this.outbox = outbox;
    this.channel = channel;
    this.memory = memory;
    this.work = work;
    this.trace = trace;
  }

  /** Writes what the outbox has; returns true if that was the last there will ever be. */
  boolean run() throws IOException, LogException, InterruptedException {
    while (true) {
      OutboxBatch batch = outbox.take();
      if (batch.isNone()) {
        return false;
      }
      write(batch.buffers().toArray(ByteBuffer[]::new));
      if (batch.replay().isPresent()) {
        writePage(batch.replay().get());
      }
      if (batch.isLast()) {
        return true;
      }
    }
  }

  private void writePage(Replay replay) throws IOException, LogException, InterruptedException {
    Optional<byte[]> page;
    int maxBytes = memory.awaitPage();
    if (maxBytes == 0) {
      return;
    }
    try {
      page = work.turns().take(() -> read(replay, maxBytes));
      memory.page(replay.heldBytes() + page.map(bytes -> bytes.length).orElse(0));
      if (page.isPresent() && page.get().length > 0) {
        write(ByteBuffer.wrap(page.get()));
      }
    } catch (LogException e) {
      if (!outbox.isClosed()) {
        // Otherwise it is no failure: a server that stops closes its log after its connections.
        replay.fail(e);
      }
      trace.replayEnded();
      return;
    } finally {
      memory.page(0);
    }
    if (page.isPresent()) {
      outbox.requeue(replay);
    } else {
      trace.replayEnded();
      replay.finish();
    }
  }

  /** Reads a replay's next page; a client pays for what it requested, also if the log fails. */
  private Optional<byte[]> read(Replay replay, int maxBytes) throws LogException {
    long start = System.nanoTime();
    try {
      return replay.next(maxBytes);
    } finally {
      long worked = System.nanoTime() - start - replay.takeWaitedNanos();
      if (!replay.isStartedByServer()) {
        work.charge(worked);
      }
    }
  }

  private void write(ByteBuffer... buffers) throws IOException {
    trace.sending(buffers);
    try {
      int first = 0;
      while (first < buffers.length) {
        // Sets the lowest bit, so that no time equals NOT_WRITING.
        writingSinceNanos = System.nanoTime() | 1;
        first = write(buffers, first);
      }
    } finally {
      writingSinceNanos = NOT_WRITING;
    }
  }

  /**
   * Writes some of the buffers from {@code first} on, and returns the index of the first one that
   * is not yet written. Writes as many as fit into a slice by one system call, and a larger buffer
   * in slices, so that a slow peer's progress is visible to {@link #isStalled}.
   */
  private int write(ByteBuffer[] buffers, int first) throws IOException {
    int sliceBytes = memory.sliceBytes();
    int size = buffers[first].remaining();
    int end = first + 1;
    while (end < buffers.length && size + buffers[end].remaining() <= sliceBytes) {
      size += buffers[end++].remaining();
    }
    if (end > first + 1) {
      trace.sent(channel.write(buffers, first, end - first));
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
    buffer.limit(Math.min(end, buffer.position() + memory.sliceBytes()));
    trace.sent(channel.write(buffer));
    buffer.limit(end);
  }

  /** Returns whether the peer has taken no byte for longer than a limit, while data waits. */
  boolean isStalled(long nowNanos, long limitNanos) {
    long since = writingSinceNanos;
    return since != NOT_WRITING && nowNanos - since > limitNanos;
  }
}
