package chat.server.benchmark;

import chat.protocol.ClientMessage;
import chat.server.hub.Hub;
import chat.server.hub.peer.Chunk;
import chat.server.hub.peer.Origin;
import chat.server.hub.peer.Peer;
import chat.server.hub.peer.Replay;
import chat.server.hub.peer.Session;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A connection without a socket, whose outbox is never full: counts the bytes it gets, and drops
 * them. One thread makes requests, the hub's thread calls the rest.
 */
final class Member implements Peer {
  private static final int MESSAGE_BYTES = 100;
  private static final int DEADLINE_SECONDS = 30;

  private final Hub hub;
  private final Semaphore requests;
  private final Session session;
  // Only the hub's thread uses it.
  private long receivedBytes;

  /**
   * A connection that has just been accepted.
   *
   * @param window the number of requests that may be unanswered
   */
  Member(Hub hub, long number, int window) throws InterruptedException {
    this.hub = hub;
    this.requests = new Semaphore(window);
    this.session = new Session(this, number);
    hub.connectFramed(session);
  }

  /** Hands the hub these messages as one batch, once the window has capacity for them. */
  void send(List<ClientMessage> messages) throws InterruptedException {
    if (!requests.tryAcquire(messages.size(), DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the hub does not answer");
    }
    int bytes = 0;
    for (ClientMessage message : messages) {
      bytes += MESSAGE_BYTES + message.textBytes();
    }
    hub.receive(session, messages, bytes);
  }

  @Override
  public Origin origin() {
    return Origin.LOOPBACK;
  }

  @Override
  public boolean offer(Chunk chunk) {
    receivedBytes += chunk.size();
    return true;
  }

  @Override
  public int roomLaneBytes() {
    return 0;
  }

  @Override
  public Optional<Chunk> findInRoomLane(Predicate<Chunk> wanted) {
    return Optional.empty();
  }

  @Override
  public List<Chunk> drainRoomLane() {
    return List.of();
  }

  @Override
  public void reply(Chunk chunk) {
    receivedBytes += chunk.size();
  }

  @Override
  public void answered(int count) {
    requests.release(count);
  }

  /** Throws an error, not an exception, so that the hub and the measurement end. */
  @Override
  public void replay(Replay replay) {
    throw new AssertionError("a member fell behind, after " + receivedBytes + " bytes");
  }

  @Override
  public void finish(byte[] farewell, Duration limit) {
    // Has no socket to close.
  }
}
