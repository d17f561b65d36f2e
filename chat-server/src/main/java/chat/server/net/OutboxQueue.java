package chat.server.net;

import chat.server.hub.peer.Budget;
import chat.server.hub.peer.Chunk;
import chat.server.hub.peer.Replay;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * The two lanes of an outbox, in one queue that preserves their order. Counts the bytes of the room
 * lane, also in the budget that all room lanes share. Guarded by the outbox's lock.
 */
final class OutboxQueue {
  private static final int ROOM_LANE_BYTES = 256 * 1024;
  private static final int BATCH_BYTES = 64 * 1024;

  private final Queue<Chunk> chunks = new ArrayDeque<>();
  private final Budget budget;
  private int roomLaneBytes;
  private int answeredByTaken;

  OutboxQueue(Budget budget) {
    this.budget = budget;
  }

  boolean isEmpty() {
    return chunks.isEmpty();
  }

  /** Returns the bytes queued in the room lane. */
  int roomLaneBytes() {
    return roomLaneBytes;
  }

  /** Adds to the room lane, or returns false if that is full. An empty lane takes any chunk. */
  boolean offer(Chunk chunk) {
    int size = chunk.size();
    if (roomLaneBytes > 0 && roomLaneBytes + size > ROOM_LANE_BYTES) {
      return false;
    }
    countRoomLane(size);
    chunks.add(chunk);
    return true;
  }

  /** Adds to the reply lane. */
  void add(Chunk chunk) {
    chunks.add(chunk);
  }

  /** Removes and returns the chunks of the room lane. */
  List<Chunk> drainRoomLane() {
    List<Chunk> drained = new ArrayList<>();
    chunks.removeIf(chunk -> !chunk.isReply() && drained.add(chunk));
    countRoomLane(-roomLaneBytes);
    return drained;
  }

  /**
   * Removes and returns the next chunks, up to about {@link #BATCH_BYTES}.
   *
   * @param started gets the replays that start among them
   */
  List<ByteBuffer> take(Queue<Replay> started) {
    List<ByteBuffer> buffers = new ArrayList<>();
    int size = 0;
    int fromRoomLane = 0;
    while (!chunks.isEmpty() && size < BATCH_BYTES) {
      Chunk chunk = chunks.remove();
      answeredByTaken += chunk.answered();
      chunk.replay().ifPresent(started::add);
      size += chunk.size();
      fromRoomLane += chunk.isReply() ? 0 : chunk.size();
      if (chunk.size() > 0) {
        buffers.add(chunk.bytes());
      }
    }
    countRoomLane(-fromRoomLane);
    return buffers;
  }

  /** Returns how many requests are answered by the chunks taken since the last call. */
  int takeAnswered() {
    int answered = answeredByTaken;
    answeredByTaken = 0;
    return answered;
  }

  void clear() {
    chunks.clear();
    countRoomLane(-roomLaneBytes);
  }

  private void countRoomLane(int change) {
    roomLaneBytes += change;
    budget.add(change);
  }
}
