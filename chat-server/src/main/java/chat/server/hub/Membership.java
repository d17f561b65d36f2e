package chat.server.hub;

import java.util.ArrayList;
import java.util.List;

/**
 * A user's membership in a feed. Its state, which only the hub's thread touches:
 *
 * <pre>
 *                    level with the end of the log
 *   enter ──→ BEHIND ─────────────────────────────→ LIVE
 *               ↑ ↑          room lane full           │
 *    JOIN again │ └───────────────────────────────────┤
 *               │              connection lost        │
 *             VACANT ←────────────────────────────────┘ (from BEHIND too)
 *               └──→ gone, when nobody came back in time
 * </pre>
 */
final class Membership {
  enum State {
    BEHIND,
    LIVE,
    VACANT
  }

  private final User user;
  private final Feed feed;
  private State state = State.VACANT;
  private Replay replay;
  private final List<Long> unshownIds = new ArrayList<>();

  Membership(User user, Feed feed) {
    this.user = user;
    this.feed = feed;
  }

  User user() {
    return user;
  }

  Feed feed() {
    return feed;
  }

  /** Who sits there; a vacant membership has none. */
  Session session() {
    return user.session().orElseThrow();
  }

  boolean isLive() {
    return state == State.LIVE;
  }

  boolean isVacant() {
    return state == State.VACANT;
  }

  /**
   * Whether this replay is the one by which the membership is to become level, and not an older
   * one.
   */
  boolean awaits(Replay finished) {
    return state == State.BEHIND && replay == finished;
  }

  void fallBehind(Replay by) {
    stopReplay();
    replay = by;
    state = State.BEHIND;
  }

  void goLive() {
    replay = null;
    state = State.LIVE;
    unshownIds.clear();
  }

  /** A message of its user's own is stored, which its replay has yet to show. */
  void addUnshown(long id) {
    unshownIds.add(id);
  }

  /** The ids of stored messages that no replay will show any more, so that they can be told. */
  List<Long> takeUnshown() {
    List<Long> ids = List.copyOf(unshownIds);
    unshownIds.clear();
    return ids;
  }

  /** Nobody is there; a replay that is under way still gets to whoever was. */
  void vacate() {
    replay = null;
    unshownIds.clear();
    state = State.VACANT;
  }

  /** Nothing more of a replay that is under way is to be sent. */
  void stopReplay() {
    if (replay != null) {
      replay.cancel();
      replay = null;
    }
  }
}
