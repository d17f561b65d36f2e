package chat.client.session.state;

import chat.client.event.ChatLine;
import chat.client.event.RoomSnapshot;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A room we are in, are entering, or have left without the server's answer. The session thread owns
 * it.
 *
 * <pre>
 *   entered ── LIVE ──→ live ── link lost ──→ catching up ── LIVE ──→ live
 * </pre>
 */
public final class JoinedRoom {
  private enum Replay {
    /** Nothing of the past was asked for: what comes happens now. */
    NO_PAST,
    /** What comes was said before we entered. */
    BACKLOG,
    /** What comes was said while the link was lost. */
    MISSED,
    /** What comes happens now. */
    LIVE
  }

  private final RoomName name;
  private final Members members = new Members();
  private Text topic = Text.EMPTY;
  private boolean isTopicRequested;
  private boolean isPrivate;
  private boolean isEntered;
  private boolean isJoined; // a JOIN was sent, so that a reconnect sends it again
  private int leavesUnanswered;
  private int leavesUnsent; // those of them that still wait for their turn
  private Replay replay;
  private OptionalLong cursor = OptionalLong.empty();
  private int missed;
  private Optional<RoomSnapshot> snapshot = Optional.empty(); // until something changes

  /**
   * A room that we have nothing to do with yet.
   *
   * @param hasPast whether messages from before we enter it are asked for
   */
  public JoinedRoom(RoomName name, boolean hasPast) {
    this.name = name;
    this.replay = hasPast ? Replay.BACKLOG : Replay.NO_PAST;
  }

  /** Returns this room as it is when it is entered again, before the server answered a LEAVE. */
  public JoinedRoom reentered(RoomName spelling, boolean hasPast) {
    JoinedRoom next = new JoinedRoom(spelling, hasPast);
    next.isEntered = true;
    next.isJoined = isJoined;
    next.leavesUnanswered = leavesUnanswered;
    next.leavesUnsent = leavesUnsent;
    next.cursor = cursor;
    return next;
  }

  public RoomName name() {
    return name;
  }

  public boolean isEntered() {
    return isEntered;
  }

  public boolean isJoined() {
    return isJoined;
  }

  public boolean isLive() {
    return isEntered && replay == Replay.LIVE;
  }

  public boolean isForgettable() {
    return !isEntered && !isJoined && leavesUnanswered == 0 && cursor.isEmpty();
  }

  /** We have left. What is still on its way keeps its date: of an unfinished replay, it is old. */
  public void left() {
    isEntered = false;
  }

  public void joinSent() {
    isJoined = true;
  }

  /** The server refused a JOIN. Messages from before may still come. */
  public void joinRefused() {
    isJoined = false;
  }

  /** A LEAVE waits for its turn. */
  public void leaveRequested() {
    leavesUnanswered++;
    leavesUnsent++;
  }

  /** A LEAVE was sent. Messages from before may still come. */
  public void leaveSent() {
    isJoined = false;
    leavesUnsent = Math.max(0, leavesUnsent - 1);
  }

  /** Returns whether a LEAVE of ours was unanswered; if not, we were made to leave. */
  public boolean leaveAnswered() {
    boolean wasRequested = leavesUnanswered > 0;
    leavesUnanswered = Math.max(0, leavesUnanswered - 1);
    return wasRequested;
  }

  /** Whether a LEAVE of ours is unanswered. */
  public boolean awaitsLeave() {
    return leavesUnanswered > 0;
  }

  /** What was sent needs no answer any more; what waits for its turn is sent on the next link. */
  public void linkLost() {
    leavesUnanswered = leavesUnsent;
    members.linkLost();
    if (replay == Replay.LIVE) {
      replay = Replay.MISSED;
    } else if (replay == Replay.NO_PAST) {
      // Without a cursor, the next JOIN replays the newest messages, ours among them.
      replay = cursor.isPresent() ? Replay.MISSED : Replay.BACKLOG;
    }
  }

  /** The server has another log: what comes next was not missed, it is the new log's backlog. */
  public void logReplaced() {
    cursor = OptionalLong.empty();
    if (replay != Replay.LIVE) {
      replay = Replay.BACKLOG;
    }
  }

  /** Returns when a message that comes now was said. */
  public ChatLine.When when() {
    return switch (replay) {
      case BACKLOG -> ChatLine.When.BEFORE;
      case MISSED -> ChatLine.When.MISSED;
      case NO_PAST, LIVE -> ChatLine.When.NOW;
    };
  }

  /**
   * Everything up to this number was received, and no number beyond it. After a LEAVE that is not
   * answered yet, that is about the membership which it ends, not about one entered since.
   */
  public void live(long seq) {
    cursor = OptionalLong.of(seq);
    if (!isEntered || leavesUnanswered == 0) {
      replay = Replay.LIVE;
    }
  }

  /** The last number received; empty if none was. */
  public OptionalLong cursor() {
    return cursor;
  }

  /** Moves the cursor. Returns false if it is there already, or further. */
  public boolean advance(long seq) {
    boolean isNew = seq > cursor.orElse(0);
    if (isNew) {
      cursor = OptionalLong.of(seq);
    }
    return isNew;
  }

  /** We have left: a later JOIN starts with the newest messages again. */
  public void forgetCursor() {
    cursor = OptionalLong.empty();
  }

  /** Counts a missed message. Returns whether it is the first of this replay. */
  public boolean countMissed() {
    missed++;
    return missed == 1;
  }

  /** Returns how many messages were missed, and starts again from 0. */
  public int takeMissed() {
    int taken = missed;
    missed = 0;
    return taken;
  }

  /** The person asked for the topic: the next one that the server sends is the answer. */
  public void topicRequested() {
    isTopicRequested = true;
  }

  /** Returns whether a topic that comes now answers a request for it. */
  public boolean topicAnswered() {
    boolean wasRequested = isTopicRequested;
    isTopicRequested = false;
    return wasRequested;
  }

  /**
   * Applies the topic that the server sent. Returns whether somebody has changed it: the end of a
   * replay repeats the topic, also in a room that is live.
   */
  public boolean topic(Text next) {
    boolean isChange = isLive() && !topic.equals(next);
    topic = next;
    snapshot = Optional.empty();
    return isChange;
  }

  /** The server said who may enter. */
  public void setPrivate(boolean isForMembers) {
    isPrivate = isForMembers;
    snapshot = Optional.empty();
  }

  public void listed(ServerMessage.Members list) {
    members.listed(list);
    snapshot = Optional.empty();
  }

  public void joined(Nick nick) {
    members.joined(nick);
    snapshot = Optional.empty();
  }

  public void left(Nick nick) {
    members.left(nick);
    snapshot = Optional.empty();
  }

  public void renamed(Nick before, Nick now) {
    if (members.renamed(before, now)) {
      snapshot = Optional.empty();
    }
  }

  public RoomSnapshot snapshot() {
    if (snapshot.isEmpty()) {
      snapshot =
          Optional.of(
              new RoomSnapshot(
                  name, topic, members.count(), members.nicks(), members.isComplete(), isPrivate));
    }
    return snapshot.get();
  }
}
