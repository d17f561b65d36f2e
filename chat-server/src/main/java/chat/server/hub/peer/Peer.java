package chat.server.hub.peer;

import chat.protocol.account.Fingerprint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The hub's view of a connection's output. No method blocks. The connection writes what it was
 * handed after the next {@link PendingWriters#startAll}. The hub's thread and the writer's.
 */
public interface Peer {
  /** Returns where the connection comes from; never changes. */
  Origin origin();

  /** Returns whether nobody between its client and this server can read what they send. */
  default boolean isConfidential() {
    return false;
  }

  /** Returns the fingerprint of the certificate that its client saw; empty without TLS. */
  default Optional<Fingerprint> certificate() {
    return Optional.empty();
  }

  /**
   * Queues a chunk in the room lane; the log can supply its content again.
   *
   * @return false if the room lane is full; then the chunk was not queued
   */
  boolean offer(Chunk chunk);

  /** Returns how many bytes wait in the room lane. */
  int roomLaneBytes();

  /** Returns the oldest chunk that waits in the room lane and is wanted. */
  Optional<Chunk> findInRoomLane(Predicate<Chunk> wanted);

  /** Removes and returns all chunks that wait in the room lane, oldest first. */
  List<Chunk> drainRoomLane();

  /** Queues an answer to a request. */
  void reply(Chunk chunk);

  /** Sends nothing that is queued until {@link #release}, not even the farewell. */
  default void hold() {}

  /** Sends again what is queued, in its order. */
  default void release() {}

  /** Marks requests as answered by what is queued now. */
  void answered(int requests);

  /** Queues the start of a replay, whose pages are sent between the chunks queued after it. */
  void replay(Replay replay);

  /** Counts work that its client's costly requests have caused, in nanoseconds. */
  default void charge(long workNanos) {}

  /**
   * Sets how many messages a second its client may send before it is read more slowly.
   *
   * @param perSecond 0: as many as any client
   * @param burst how many it may send at once before that limits it
   */
  default void setRate(int perSecond, int burst) {}

  /** Records that its client was sent a refusal, for the metrics. */
  default void refused(String code) {}

  /** Records that a limit refused its client's request, by the limit's name, for the metrics. */
  default void limited(String limit) {}

  /** Discards what is queued, because the connection ends and its memory is needed. */
  default void discard() {}

  /** Remembers why the connection ends, for the log; the first reason is the one that counts. */
  default void endsBecause(String why) {}

  /**
   * Sends what is queued, the farewell last, and closes the connection. Nothing may be queued after
   * this call.
   *
   * @param limit how long that may take
   */
  void finish(byte[] farewell, Duration limit);
}
