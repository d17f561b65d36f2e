package chat.server.hub;

/**
 * A user's place in a feed. Its state, which only the hub's thread touches:
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
final class Place {
  enum State {
    BEHIND,
    LIVE,
    VACANT
  }

  private final User user;
  private final Feed feed;
  private State state = State.VACANT;
  private Replay replay;
  private long ownAfter;

  Place(User user, Feed feed) {
    this.user = user;
    this.feed = feed;
  }

  User user() {
    return user;
  }

  Feed feed() {
    return feed;
  }

  /** Messages up to this number are told as others see them, whoever wrote them. */
  long ownAfter() {
    return ownAfter;
  }

  void tellOwnAfter(long seq) {
    ownAfter = seq;
  }

  State state() {
    return state;
  }

  boolean isLive() {
    return state == State.LIVE;
  }

  boolean isVacant() {
    return state == State.VACANT;
  }

  /** Whether this replay is the one by which the place is to become level, and not an older one. */
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
  }

  /** Nobody is there; a replay that is under way still gets to whoever was. */
  void vacate() {
    replay = null;
    state = State.VACANT;
  }

  void stopReplay() {
    if (replay != null) {
      replay.cancel();
      replay = null;
    }
  }
}
