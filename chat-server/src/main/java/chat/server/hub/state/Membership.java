package chat.server.hub.state;

import chat.server.hub.peer.Replay;
import chat.server.hub.peer.Session;
import java.util.ArrayList;
import java.util.List;

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
  private State state = State.VACANT;
  private Replay replay;
  private final List<Long> unshownIds = new ArrayList<>();

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
    replay = null;
    state = State.LIVE;
    unshownIds.clear();
  }

  /** Records the id of its user's stored message that the replay has yet to show. */
  public void addUnshown(long id) {
    unshownIds.add(id);
  }

  /** Removes and returns the ids that no replay will show any more. */
  public List<Long> takeUnshown() {
    List<Long> ids = List.copyOf(unshownIds);
    unshownIds.clear();
    return ids;
  }

  /** Separates it from the lost connection, whose writer may still send the rest of a replay. */
  public void vacate() {
    replay = null;
    unshownIds.clear();
    state = State.VACANT;
  }

  /** Cancels the current replay, if there is one. */
  public void stopReplay() {
    if (replay != null) {
      replay.cancel();
      replay = null;
    }
  }
}
