package chat.server.hub;

import chat.protocol.account.Fingerprint;
import chat.server.hub.peer.Budget;
import chat.server.hub.peer.Chunk;
import chat.server.hub.peer.Origin;
import chat.server.hub.peer.Peer;
import chat.server.hub.peer.Replay;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** An outbox without a connection: it records what the hub queues. Any thread. */
final class FakePeer implements Peer {
  private int charges;
  private final Budget budget;
  private final ReentrantLock lock = new ReentrantLock();
  // All guarded by lock.
  private final List<Chunk> queue = new ArrayList<>();
  private final Queue<Replay> replays = new ArrayDeque<>();
  private boolean held;
  private boolean roomLaneFull;
  // What a writer has taken from the room lane already; the lane is full after the last of these.
  private final List<Chunk> writing = new ArrayList<>();
  private int chunksUntilFull = Integer.MAX_VALUE;
  private Optional<byte[]> farewell = Optional.empty();
  private Origin origin = Origin.LOOPBACK;
  private boolean confidential = true;
  private volatile Optional<Fingerprint> certificate = Optional.empty();

  /**
   * An empty outbox.
   *
   * @param budget counts what its room lane contains
   */
  FakePeer(Budget budget) {
    this.budget = budget;
  }

  /** Its client uses TLS, and saw this certificate. */
  void showCertificate(Fingerprint shown) {
    certificate = Optional.of(shown);
  }

  @Override
  public Optional<Fingerprint> certificate() {
    return certificate;
  }

  private interface Action<T> {
    T run();
  }

  private <T> T locked(Action<T> action) {
    lock.lock();
    try {
      return action.run();
    } finally {
      lock.unlock();
    }
  }

  void setRoomLaneFull(boolean full) {
    locked(
        () -> {
          chunksUntilFull = Integer.MAX_VALUE;
          roomLaneFull = full;
          return full;
        });
  }

  /** Lets a writer take the next few chunks of the room lane at once, and the lane be full then. */
  void setChunksUntilFull(int chunks) {
    locked(() -> chunksUntilFull = chunks);
  }

  /** Takes what is queued, as a writer does. */
  List<Chunk> take() {
    return locked(
        () -> {
          if (held) {
            return List.of();
          }
          List<Chunk> taken = new ArrayList<>(writing);
          taken.addAll(queue);
          budget.add(-roomLaneBytes());
          writing.clear();
          queue.clear();
          return taken;
        });
  }

  @Override
  public void hold() {
    locked(() -> held = true);
  }

  @Override
  public void release() {
    locked(() -> held = false);
  }

  @Override
  public void discard() {
    locked(
        () -> {
          queue.clear();
          return true;
        });
  }

  boolean isHeld() {
    return locked(() -> held);
  }

  Optional<Replay> takeReplay() {
    return locked(() -> Optional.ofNullable(replays.poll()));
  }

  /** Returns the last bytes of the connection; empty while it is open. */
  Optional<byte[]> farewell() {
    return locked(() -> farewell);
  }

  void setOrigin(Origin origin) {
    this.origin = origin;
  }

  void setConfidential(boolean confidential) {
    this.confidential = confidential;
  }

  @Override
  public boolean isConfidential() {
    return confidential;
  }

  @Override
  public Origin origin() {
    return origin;
  }

  @Override
  public boolean offer(Chunk chunk) {
    return locked(
        () -> {
          if (chunksUntilFull <= 0) {
            roomLaneFull = true;
          } else if (chunksUntilFull < Integer.MAX_VALUE) {
            chunksUntilFull--;
            return writing.add(chunk);
          }
          if (!roomLaneFull) {
            budget.add(chunk.size());
            queue.add(chunk);
          }
          return !roomLaneFull;
        });
  }

  @Override
  public int roomLaneBytes() {
    return locked(
        () -> queue.stream().filter(chunk -> !chunk.isReply()).mapToInt(Chunk::size).sum());
  }

  @Override
  public Optional<Chunk> findInRoomLane(Predicate<Chunk> wanted) {
    return locked(() -> queue.stream().filter(c -> !c.isReply() && wanted.test(c)).findFirst());
  }

  @Override
  public List<Chunk> drainRoomLane() {
    return locked(
        () -> {
          List<Chunk> lane = queue.stream().filter(chunk -> !chunk.isReply()).toList();
          budget.add(-roomLaneBytes());
          queue.removeAll(lane);
          return lane;
        });
  }

  @Override
  public void reply(Chunk chunk) {
    locked(() -> queue.add(chunk));
  }

  @Override
  public void answered(int requests) {
    locked(() -> queue.add(Chunk.answered(requests)));
  }

  @Override
  public void replay(Replay replay) {
    locked(() -> replays.add(replay));
  }

  @Override
  public void finish(byte[] bytes, Duration limit) {
    locked(() -> farewell = Optional.of(bytes));
  }

  @Override
  public void charge(long workNanos) {
    charges++;
  }

  /** Returns how often its client was charged for work. */
  int charges() {
    return charges;
  }
}
