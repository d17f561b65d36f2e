package chat.server.hub.state;

import chat.server.hub.peer.Chunk;
import chat.server.hub.peer.Replay;
import chat.server.hub.peer.Session;
import chat.server.hub.rights.Standing;
import chat.server.log.LogMessage;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A user's membership in a feed, and how far its delivery has come. The hub's thread:
 *
 * <pre>
 *                      cursor at the log's end
 *   enter ──→ BEHIND ─────────────────────────────→ LIVE
 *               ↑ ↑          room lane full           │
 *    JOIN again │ └───────────────────────────────────┤
 *               │              connection lost        │
 *             VACANT ←────────────────────────────────┘ (from BEHIND too)
 *               └──→ removed at the end of the grace period
 * </pre>
 */
public final class Membership<F extends Feed> {
  private enum State {
    BEHIND,
    LIVE,
    VACANT
  }

  private final User user;
  private final F feed;
  private Standing standing = new Standing();
  private State state = State.VACANT;
  private Replay replay;
  // The ids of its user's messages, by number.
  private final NavigableMap<Long, Long> unshown = new TreeMap<>();

  Membership(User user, F feed) {
    this.user = user;
    this.feed = feed;
  }

  public User user() {
    return user;
  }

  public F feed() {
    return feed;
  }

  /** Returns whether its user may write in the room; an inbox has none that counts. */
  public Standing standing() {
    return standing;
  }

  /** Sets the standing that it shares with its person's other devices in the room. */
  public void setStanding(Standing shared) {
    standing = shared;
  }

  /** Returns its user's connection; a vacant membership may have none. */
  public Session session() {
    return user.session().orElseThrow();
  }

  public boolean isLive() {
    return state == State.LIVE;
  }

  public boolean isVacant() {
    return state == State.VACANT;
  }

  /**
   * Returns the lowest number that its connection has yet to be sent; the largest if there is none,
   * or no connection.
   */
  public long firstUndelivered() {
    return switch (state) {
      case BEHIND -> replay.sentUpTo() + 1;
      case LIVE -> firstInRoomLane();
      case VACANT -> Long.MAX_VALUE;
    };
  }

  /** Returns the lowest number in the room lane: the hub adds a log's chunks in their order. */
  private long firstInRoomLane() {
    return session()
        .peer()
        .findInRoomLane(chunk -> chunk.log().equals(feed.log()))
        .map(Chunk::firstSeq)
        .orElse(Long.MAX_VALUE);
  }

  /** Returns whether it goes live after this replay; one that a newer replay replaced doesn't. */
  public boolean awaits(Replay finished) {
    return state == State.BEHIND && replay == finished;
  }

  public void fallBehind(Replay by) {
    stopReplay();
    replay = by;
    state = State.BEHIND;
  }

  public void goLive() {
    release();
    state = State.LIVE;
    unshown.clear();
  }

  /** Records a stored message of its user that the replay has yet to show. */
  public void addUnshown(LogMessage message) {
    unshown.put(message.seq(), message.draft().id());
  }

  /**
   * Removes and returns the ids that no replay will show any more.
   *
   * @param seq the number after which the next replay starts; the largest if there is none
   */
  public List<Long> takeUnshown(long seq) {
    NavigableMap<Long, Long> skipped = unshown.headMap(seq, true);
    List<Long> ids = List.copyOf(skipped.values());
    skipped.clear();
    return ids;
  }

  /** Separates it from the lost connection, whose writer may still send the rest of a replay. */
  public void vacate() {
    release();
    unshown.clear();
    state = State.VACANT;
  }

  /** Cancels the current replay, if there is one. */
  public void stopReplay() {
    if (replay != null) {
      replay.cancel();
      unshown.headMap(replay.sentUpTo(), true).clear();
      release();
    }
  }

  private void release() {
    if (replay != null) {
      replay.released();
      replay = null;
    }
  }
}
