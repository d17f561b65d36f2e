package chat.server.net;

import chat.server.hub.peer.Chunk;
import chat.server.hub.peer.Replay;
import chat.server.net.input.RequestWindow;
import chat.server.net.memory.ConnectionMemory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * Queues what is to be written to one connection, in order. The hub and the reader add and never
 * block; the writer takes and does.
 *
 * <p>The room lane is bounded in bytes, and the hub may drain it when it is full. The reply lane is
 * bounded by the requests that may be unanswered. A request counts as answered once everything
 * queued before its mark is written. Replays that have started take turns: the writer writes a page
 * of one after each batch of chunks, so neither waits for the end of the other.
 */
final class Outbox {
  private enum State {
    OPEN,
    FINISHING,
    CLOSED
  }

  private final RequestWindow window;
  private final ReentrantLock lock = new ReentrantLock();
  // All guarded by lock.
  private final OutboxQueue queue;
  private final Queue<Replay> replays = new ArrayDeque<>(1);
  private final WriterLifecycle writer;
  private boolean writesPage;
  private State state = State.OPEN;
  private byte[] farewell = {};
  private boolean isWindowLifted;

  /**
   * An empty outbox.
   *
   * @param window frees the capacity of requests that are answered
   * @param memory counts what is queued and what the writer has taken
   * @param idle how long a writer waits for something to write before it ends
   * @param startWriter requests the start of a writer; must not block, since it runs under the lock
   */
  Outbox(RequestWindow window, ConnectionMemory memory, Duration idle, Runnable startWriter) {
    this.window = window;
    this.queue = new OutboxQueue(memory);
    this.writer =
        new WriterLifecycle(
            lock.newCondition(), idle, startWriter, () -> !isEmpty() || state != State.OPEN);
  }

  /**
   * Adds to the room lane, or returns false if that is full. Returns true and discards the chunk
   * once the outbox is finishing, because its client need not catch up any more.
   */
  boolean offer(Chunk chunk) {
    lock.lock();
    try {
      if (state != State.OPEN || chunk.size() == 0) {
        return true;
      }
      if (!queue.offer(chunk)) {
        return false;
      }
      writer.wake();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Returns the oldest chunk that waits in the room lane and is wanted. */
  Optional<Chunk> findInRoomLane(Predicate<Chunk> wanted) {
    lock.lock();
    try {
      return queue.findInRoomLane(wanted);
    } finally {
      lock.unlock();
    }
  }

  /** Removes and returns what the room lane has, in order. */
  List<Chunk> drainRoomLane() {
    lock.lock();
    try {
      return queue.drainRoomLane();
    } finally {
      lock.unlock();
    }
  }

  /** Adds to the reply lane. */
  void reply(Chunk chunk) {
    lock.lock();
    try {
      if (state != State.CLOSED) {
        queue.add(chunk);
        writer.wake();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Holds back what is queued, and what is queued later, until {@link #release}. */
  void hold() {
    lock.lock();
    try {
      writer.hold();
    } finally {
      lock.unlock();
    }
  }

  void release() {
    lock.lock();
    try {
      writer.release();
    } finally {
      lock.unlock();
    }
  }

  /** Marks {@code count} requests as answered by what is queued now. */
  void answered(int count) {
    lock.lock();
    try {
      if (queue.isEmpty() && !writer.isWriting()) {
        window.answered(count);
      } else {
        queue.add(Chunk.answered(count));
        writer.wake();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Adds a replay again after one of its pages. */
  void requeue(Replay replay) {
    lock.lock();
    try {
      if (state != State.CLOSED) {
        replays.add(replay);
        queue.countReplays(replays);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Accepts nothing more for the room lane; the writer writes what is queued, then the farewell.
   *
   * @return false if nothing can be written any more
   */
  boolean finish(byte[] farewell) {
    lock.lock();
    try {
      if (state == State.OPEN) {
        state = State.FINISHING;
        this.farewell = farewell;
        writer.wake();
      }
      return state != State.CLOSED;
    } finally {
      lock.unlock();
    }
  }

  /** Discards what is queued, and all replays; from now on no request waits for an answer. */
  void discard() {
    lock.lock();
    try {
      liftWindow();
      replays.clear();
      queue.clear();
    } finally {
      lock.unlock();
    }
  }

  /** Counts nothing any more for what the writer has taken: the writer has ended. */
  void writerEnded() {
    lock.lock();
    try {
      queue.written();
    } finally {
      lock.unlock();
    }
  }

  private void liftWindow() {
    if (!isWindowLifted) {
      isWindowLifted = true;
      window.lift();
    }
  }

  /**
   * Discards what is queued and what is added later, because nothing can be written any more. From
   * now on no request waits for an answer.
   */
  void close() {
    lock.lock();
    try {
      state = State.CLOSED;
      liftWindow();
      replays.clear();
      queue.clear();
      writer.close();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for something to write, until the writer has been idle long enough to end. No page of a
   * replay overtakes what was queued before its start.
   */
  OutboxBatch take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (true) {
        window.answered(queue.takeAnswered());
        queue.written();
        writer.setWriting(false);
        writesPage = false;
        if (!writer.awaitWork()) {
          writer.end();
          return OutboxBatch.none();
        }
        if (isEmpty()) {
          return takeEnd();
        }
        List<ByteBuffer> buffers = queue.take(replays);
        writer.setWriting(!buffers.isEmpty());
        Optional<Replay> replay = Optional.ofNullable(replays.poll());
        // The writer counts the one that it runs.
        queue.countReplays(replays);
        writesPage = replay.isPresent();
        if (!buffers.isEmpty() || replay.isPresent()) {
          return new OutboxBatch(buffers, replay, false);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isEmpty() {
    return queue.isEmpty() && replays.isEmpty();
  }

  private OutboxBatch takeEnd() {
    if (state == State.FINISHING) {
      return OutboxBatch.farewell(farewell);
    }
    writer.end();
    return OutboxBatch.none();
  }

  /** Returns whether something is queued or being written. */
  boolean hasDataWaiting() {
    lock.lock();
    try {
      return !isEmpty() || writer.isWriting() || writesPage;
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether nothing can be written any more. */
  boolean isClosed() {
    lock.lock();
    try {
      return state == State.CLOSED;
    } finally {
      lock.unlock();
    }
  }

  /** Returns the bytes queued in the room lane. */
  int roomLaneBytes() {
    lock.lock();
    try {
      return queue.roomLaneBytes();
    } finally {
      lock.unlock();
    }
  }
}
