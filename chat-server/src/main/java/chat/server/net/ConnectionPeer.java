package chat.server.net;

import chat.protocol.account.Fingerprint;
import chat.server.hub.peer.Chunk;
import chat.server.hub.peer.Origin;
import chat.server.hub.peer.Peer;
import chat.server.hub.peer.Replay;
import chat.server.net.trace.ConnectionTrace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the hub sees of one connection: its outbox, and its end. Any thread. */
final class ConnectionPeer implements Peer {
  private final Remote remote;
  private final Outbox outbox;
  private final Deadline deadline;
  private final Pace pace;
  private final ConnectionTrace trace;

  /** How fast its client's requests are read. Any thread. */
  interface Pace {
    /** See {@link Peer#charge}. */
    void charge(long workNanos);

    /** See {@link Peer#setRate}. */
    void setRate(int perSecond, int burst);
  }

  ConnectionPeer(
      Remote remote, Outbox outbox, Deadline deadline, Pace pace, ConnectionTrace trace) {
    this.remote = remote;
    this.outbox = outbox;
    this.deadline = deadline;
    this.pace = pace;
    this.trace = trace;
  }

  @Override
  public Origin origin() {
    return remote.origin();
  }

  @Override
  public boolean isConfidential() {
    return remote.transport().isConfidential();
  }

  @Override
  public Optional<Fingerprint> certificate() {
    return remote.transport().certificate();
  }

  @Override
  public boolean offer(Chunk chunk) {
    return outbox.offer(chunk);
  }

  @Override
  public int roomLaneBytes() {
    return outbox.roomLaneBytes();
  }

  @Override
  public Optional<Chunk> findInRoomLane(Predicate<Chunk> wanted) {
    return outbox.findInRoomLane(wanted);
  }

  @Override
  public List<Chunk> drainRoomLane() {
    return outbox.drainRoomLane();
  }

  @Override
  public void reply(Chunk chunk) {
    outbox.reply(chunk);
  }

  @Override
  public void hold() {
    outbox.hold();
  }

  @Override
  public void release() {
    outbox.release();
  }

  @Override
  public void charge(long workNanos) {
    pace.charge(workNanos);
  }

  @Override
  public void setRate(int perSecond, int burst) {
    pace.setRate(perSecond, burst);
  }

  @Override
  public void answered(int count) {
    outbox.answered(count);
  }

  @Override
  public void replay(Replay replay) {
    trace.replayBegun();
    outbox.reply(Chunk.startOf(replay));
  }

  @Override
  public void refused(String code) {
    trace.refused(code);
  }

  @Override
  public void limited(String limit) {
    trace.limited(limit);
  }

  @Override
  public void discard() {
    outbox.discard();
  }

  @Override
  public void endsBecause(String why) {
    trace.endsBecause(why);
  }

  @Override
  public void finish(byte[] farewell, Duration limit) {
    deadline.setWithin(limit);
    if (!outbox.finish(farewell)) {
      // The session has ended, so nothing that the client has sent is waited for either.
      deadline.setWithin(Duration.ZERO);
    }
  }

  /** A session that has ended waits for nothing any more; others continue. The outbox is closed. */
  void cannotSend() {
    deadline.bringForward();
  }
}
