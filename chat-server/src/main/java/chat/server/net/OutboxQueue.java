package chat.server.net;

import chat.server.hub.peer.Chunk;
import chat.server.hub.peer.Replay;
import chat.server.net.memory.ConnectionMemory;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Predicate;

/**
 * The two lanes of an outbox, in one queue that preserves their order. Counts the bytes of both
 * lanes, and of what the writer has taken. Guarded by the outbox's lock.
 */
final class OutboxQueue {
  private static final int ROOM_LANE_BYTES = 256 * 1024;
  private static final int BATCH_BYTES = 64 * 1024;

  /** What an entry of the reply lane takes in addition to its bytes. */
  private static final int CHUNK_BYTES = 100;

  private final Queue<Chunk> chunks = new ArrayDeque<>();
  private final ConnectionMemory memory;
  private int roomLaneBytes;
  private long otherBytes;
  private long takenBytes;
  private long replayBytes;
  private int answeredByTaken;

  OutboxQueue(ConnectionMemory memory) {
    this.memory = memory;
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
    countOthers(weight(chunk));
  }

  /** Returns the oldest chunk that waits in the room lane and is wanted. */
  Optional<Chunk> findInRoomLane(Predicate<Chunk> wanted) {
    return roomLaneBytes == 0
        ? Optional.empty()
        : chunks.stream().filter(chunk -> !chunk.isReply() && wanted.test(chunk)).findFirst();
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
    long size = 0;
    int fromRoomLane = 0;
    while (!chunks.isEmpty() && size < BATCH_BYTES) {
      Chunk chunk = chunks.remove();
      answeredByTaken += chunk.answered();
      chunk.replay().ifPresent(started::add);
      size += chunk.size();
      fromRoomLane += chunk.isReply() ? 0 : chunk.size();
      takenBytes += chunk.isReply() ? weight(chunk) : 0;
      if (chunk.size() > 0) {
        buffers.add(chunk.bytes());
      }
    }
    countRoomLane(-fromRoomLane);
    takenBytes += fromRoomLane;
    countOthers(fromRoomLane);
    return buffers;
  }

  /** Counts nothing any more for what was taken: it is written. */
  void written() {
    countOthers(-takenBytes);
    takenBytes = 0;
  }

  /** Returns how many requests are answered by the chunks taken since the last call. */
  int takeAnswered() {
    int answered = answeredByTaken;
    answeredByTaken = 0;
    return answered;
  }

  /** Counts what replays take in memory between two of their pages. */
  void countReplays(Collection<Replay> replays) {
    replayBytes = replays.stream().mapToLong(Replay::heldBytes).sum();
    countOthers(0);
  }

  /** Removes all chunks and replays; what was taken counts until it is written. */
  void clear() {
    chunks.clear();
    replayBytes = 0;
    countRoomLane(-roomLaneBytes);
    countOthers(takenBytes - otherBytes);
  }

  private static long weight(Chunk chunk) {
    return CHUNK_BYTES + (long) chunk.size() + chunk.replay().map(Replay::heldBytes).orElse(0);
  }

  private void countRoomLane(int change) {
    roomLaneBytes += change;
    memory.roomLane().set(roomLaneBytes);
  }

  private void countOthers(long change) {
    otherBytes += change;
    memory.outbox().set(otherBytes + replayBytes);
  }
}
