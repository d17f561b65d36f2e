package chat.server.net;

import chat.server.hub.Budget;
import chat.server.hub.Chunk;
import chat.server.hub.Replay;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits to be written to one connection, in the order it was handed over. The hub puts and
 * never waits; the writer takes and does.
 *
 * <p>Two lanes share the queue so that order is kept: the room lane is bounded in bytes and may be
 * taken back when it is full; the reply lane is bounded by the number of requests that may be
 * unanswered. A request counts as answered only when all that was queued before is written; a mark
 * in the queue says so.
 */
final class Outbox {
  private static final int ROOM_LANE_BYTES = 256 * 1024;
  private static final int BATCH_BYTES = 64 * 1024;

  /** More requests than any connection makes, and few enough that answers may still be counted. */
  private static final int UNLIMITED = 1 << 30;

  private enum State {
    OPEN,
    FINISHING,
    CLOSED
  }

  private final Semaphore requests;
  private final Budget budget;
  private final long restNanos;
  private final Runnable startWriter;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  // All guarded by lock.
  private final Queue<Chunk> queue = new ArrayDeque<>();
  private final Deque<Replay> replays = new ArrayDeque<>(1);
  private State state = State.OPEN;
  private int roomLaneBytes;
  private int answeredByWhatIsTaken;
  private boolean writing;
  private boolean hasWriter;
  private byte[] farewell = {};

  /**
   * An empty outbox.
   *
   * @param requests gets a permit back for each request that is answered
   * @param budget what this room lane shares with all others
   * @param rest how long the writer waits for more when all is written
   * @param startWriter sees to it that a writer will {@link #take} what waits; called under the
   *     lock, it only takes note of that
   */
  Outbox(Semaphore requests, Budget budget, Duration rest, Runnable startWriter) {
    this.requests = requests;
    this.budget = budget;
    this.restNanos = rest.toNanos();
    this.startWriter = startWriter;
  }

  /**
   * Adds to the room lane; false if that is full. A chunk of any size goes into an empty lane. When
   * nothing more is to be written, it is as if it were: nobody is to fall behind any more.
   */
  boolean offer(Chunk chunk) {
    lock.lock();
    try {
      int size = chunk.size();
      if (state != State.OPEN || size == 0) {
        return true;
      }
      if (roomLaneBytes > 0 && roomLaneBytes + size > ROOM_LANE_BYTES) {
        return false;
      }
      countRoomLane(size);
      queue.add(chunk);
      wakeWriter();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Empties the room lane. */
  List<Chunk> drainRoomLane() {
    lock.lock();
    try {
      List<Chunk> taken = new ArrayList<>();
      queue.removeIf(chunk -> !chunk.isReply() && taken.add(chunk));
      countRoomLane(-roomLaneBytes);
      return taken;
    } finally {
      lock.unlock();
    }
  }

  void reply(Chunk chunk) {
    lock.lock();
    try {
      if (state != State.CLOSED) {
        queue.add(chunk);
        wakeWriter();
      }
    } finally {
      lock.unlock();
    }
  }

  /** So many more requests are answered by what was handed over. */
  void answered(int count) {
    lock.lock();
    try {
      if (queue.isEmpty() && !writing) {
        requests.release(count);
      } else {
        queue.add(Chunk.answered(count));
        wakeWriter();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Adds a replay; it has its turn after those that are here. */
  void replay(Replay replay) {
    lock.lock();
    try {
      if (state != State.CLOSED) {
        replays.addLast(replay);
        wakeWriter();
      }
    } finally {
      lock.unlock();
    }
  }

  /** After a page: an answer is finished before the next is begun, catching up takes turns. */
  void requeue(Replay replay) {
    lock.lock();
    try {
      if (state != State.CLOSED && replay.isAnswer()) {
        replays.addFirst(replay);
      } else if (state != State.CLOSED) {
        replays.addLast(replay);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Nothing more will be put; what waits is to be written, the farewell last. */
  void finish(byte[] farewell) {
    lock.lock();
    try {
      if (state == State.OPEN) {
        state = State.FINISHING;
        this.farewell = farewell;
        wakeWriter();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Nothing can be written any more: drops what waits and whatever comes. From here on no request
   * waits for an answer, since there may never be one.
   */
  void close() {
    lock.lock();
    try {
      if (state != State.CLOSED) {
        state = State.CLOSED;
        requests.release(UNLIMITED);
      }
      queue.clear();
      countRoomLane(-roomLaneBytes);
      replays.clear();
      writing = false;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private void wakeWriter() {
    if (hasWriter) {
      changed.signal();
    } else {
      hasWriter = true;
      startWriter.run();
    }
  }

  /**
   * What the writer does next: writes the buffers, then a page of the replay.
   *
   * @param isLast whether nothing will come after it
   */
  record Work(List<ByteBuffer> buffers, Optional<Replay> replay, boolean isLast) {
    /** Whether there is nothing to do now: the writer that is told so ends. */
    boolean isNone() {
      return buffers.isEmpty() && replay.isEmpty();
    }
  }

  /**
   * Waits a while for something to do: about {@link #BATCH_BYTES} of chunks and, where these are
   * all that waits, the replay whose turn it is. So a page never overtakes what was handed over
   * before it.
   */
  Work take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (true) {
        requests.release(answeredByWhatIsTaken);
        answeredByWhatIsTaken = 0;
        writing = false;
        awaitWork();
        if (queue.isEmpty() && replays.isEmpty()) {
          return takeEnd();
        }
        List<ByteBuffer> buffers = takeChunks();
        writing = !buffers.isEmpty();
        Optional<Replay> replay =
            queue.isEmpty() ? Optional.ofNullable(replays.poll()) : Optional.empty();
        if (writing || replay.isPresent()) {
          return new Work(buffers, replay, false);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void awaitWork() throws InterruptedException {
    long nanos = restNanos;
    while (queue.isEmpty() && replays.isEmpty() && state == State.OPEN && nanos > 0) {
      nanos = changed.awaitNanos(nanos);
    }
  }

  private Work takeEnd() {
    if (state == State.FINISHING) {
      return new Work(List.of(ByteBuffer.wrap(farewell)), Optional.empty(), true);
    }
    hasWriter = false;
    return new Work(List.of(), Optional.empty(), false);
  }

  private List<ByteBuffer> takeChunks() {
    List<ByteBuffer> buffers = new ArrayList<>();
    int size = 0;
    int fromRoomLane = 0;
    while (!queue.isEmpty() && size < BATCH_BYTES) {
      Chunk chunk = queue.remove();
      answeredByWhatIsTaken += chunk.answered();
      size += chunk.size();
      fromRoomLane += chunk.isReply() ? 0 : chunk.size();
      if (chunk.size() > 0) {
        buffers.add(chunk.bytes());
      }
    }
    countRoomLane(-fromRoomLane);
    return buffers;
  }

  /** How much waits in the room lane. */
  int roomLaneBytes() {
    lock.lock();
    try {
      return roomLaneBytes;
    } finally {
      lock.unlock();
    }
  }

  private void countRoomLane(int change) {
    roomLaneBytes += change;
    budget.add(change);
  }
}
