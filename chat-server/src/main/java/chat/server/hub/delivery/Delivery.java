package chat.server.hub.delivery;

import chat.protocol.ByteSink;
import chat.protocol.ServerMessage;
import chat.server.hub.peer.Chunk;
import chat.server.hub.peer.MessageEncoder;
import chat.server.hub.peer.Peer;
import chat.server.hub.peer.Session;
import chat.server.hub.state.Feed;
import chat.server.hub.state.Membership;
import chat.server.hub.state.Room;
import chat.server.hub.state.User;
import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.RoomLog;
import chat.server.measure.HubCounts;
import chat.server.time.TimeSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sends members what their feeds store: live members at once, members who are behind by a replay of
 * the log. The hub's thread.
 */
public final class Delivery {
  private final RoomLog log;
  private final CatchUp.Continuation continuation;
  private final FailedReplays failedReplays;
  private final HubCounts counts;
  private final PresenceChanges presence = new PresenceChanges(this);

  /**
   * Delivers what a log stores.
   *
   * @param counts what the hub has done
   */
  public Delivery(
      RoomLog log, CatchUp.Continuation continuation, HubCounts counts, TimeSource time) {
    this.failedReplays = new FailedReplays(time);
    this.log = log;
    this.continuation = continuation;
    this.counts = counts;
  }

  /** Returns the changes of who is where that members have yet to be sent. */
  public PresenceChanges presence() {
    return presence;
  }

  HubCounts counts() {
    return counts;
  }

  /** Sends a live member a chunk, or lets it fall behind if its room lane is full. */
  void deliver(Membership<?> membership, Chunk chunk) {
    if (membership.isLive() && !membership.session().peer().offer(chunk)) {
      dropRoomLane(membership.user(), chunk);
    }
  }

  /** Sends a message to the members of a room who aren't in a set, and adds them to it. */
  public void announce(Room room, ServerMessage message, Set<User> notified) {
    Map<MessageEncoder, Chunk> chunks = new HashMap<>();
    for (Membership<?> membership : room.memberships()) {
      if (membership.isLive() && notified.add(membership.user())) {
        MessageEncoder encoder = membership.session().encoder();
        deliver(membership, chunks.computeIfAbsent(encoder, e -> encode(room, e, message)));
      }
    }
  }

  private static Chunk encode(Room room, MessageEncoder encoder, ServerMessage message) {
    ByteSink sink = new ByteSink();
    encoder.encode(message, sink);
    return Chunk.ofLog(sink.toByteBuffer(), room.log(), room.lastSeq() + 1);
  }

  /** Moves a member's cursor; it goes live at once if the messages after it are in memory. */
  public void follow(Membership<?> membership, CatchUp.Start start) {
    stopReplay(membership, start.after());
    advance(membership, fallBehind(membership, start));
  }

  /** Cancels a replay, and acknowledges the member's own messages that it had yet to send. */
  public void stopReplay(Membership<?> membership) {
    stopReplay(membership, Long.MAX_VALUE);
  }

  /**
   * Takes back what waits to be sent to a member who may not read the feed any longer; its other
   * feeds are replayed. What the writer has taken already is sent.
   */
  public void withdraw(Membership<?> membership) {
    LogName feed = membership.feed().log();
    Peer peer = membership.session().peer();
    if (peer.findInRoomLane(chunk -> chunk.log().equals(feed)).isPresent()) {
      dropRoomLane(membership.user());
    }
    stopReplay(membership);
  }

  /** Cancels a replay; the next one, after a number, acknowledges what follows that number. */
  private static void stopReplay(Membership<?> membership, long after) {
    membership.stopReplay();
    List<Long> unshown = membership.takeUnshown(after);
    if (membership.session().usesMessageIds() && !unshown.isEmpty()) {
      membership.session().reply(unshown.stream().map(ServerMessage.Ack::again).toList());
    }
  }

  /** Lets a member go live after its replay has sent the last page; a replay that failed waits. */
  public void caughtUp(CatchUp replay) {
    // A LEAVE, another JOIN or a lost connection makes an older replay obsolete.
    if (replay.membership().awaits(replay)) {
      Optional<LogException> failure = replay.takeFailure();
      if (failure.isPresent()) {
        failedReplays.add(replay, failure.get());
      } else {
        failedReplays.succeeded();
        advance(replay.membership(), replay);
      }
    }
  }

  /** Runs again the replays that failed some time ago. */
  public void retryReplays() {
    failedReplays.retry();
  }

  /** Returns whether a failed replay waits to run again. */
  public boolean isRetrying() {
    return failedReplays.isAnyWaiting();
  }

  /**
   * Drops all that waits in a user's room lane, and replays it from the log. Presence is sent once
   * to users who share several rooms, so the user's other rooms are replayed too: their MEMBERS
   * replace what was dropped. Chunks that the writer has taken already are sent.
   *
   * @param refused chunks that did not fit into the lane
   */
  void dropRoomLane(User user, Chunk... refused) {
    Map<LogName, Long> lost = new HashMap<>();
    for (Chunk chunk : user.session().orElseThrow().peer().drainRoomLane()) {
      lost.merge(chunk.log(), chunk.firstSeq(), Math::min);
    }
    for (Chunk chunk : refused) {
      lost.merge(chunk.log(), chunk.firstSeq(), Math::min);
    }
    if (!lost.isEmpty()) {
      replayLost(user, lost);
    }
  }

  private void replayLost(User user, Map<LogName, Long> lost) {
    OwnMessages own = OwnMessages.of(user.author());
    for (Membership<?> membership : user.allMemberships()) {
      Feed feed = membership.feed();
      boolean isCompleteInbox =
          membership == user.inboxMembership() && !lost.containsKey(feed.log());
      if (membership.isLive() && !isCompleteInbox) {
        long next = lost.getOrDefault(feed.log(), feed.lastSeq() + 1);
        CatchUp replay = fallBehind(membership, new CatchUp.Start(next - 1, own, true));
        replay.setStartedByServer();
        // Their acknowledgements were dropped, too.
        feed.after(next - 1).stream().filter(own::contains).forEach(membership::addUnshown);
        membership.session().peer().replay(replay);
      }
    }
  }

  private CatchUp fallBehind(Membership<?> membership, CatchUp.Start start) {
    CatchUp replay = new CatchUp(log, membership, start, continuation, counts);
    membership.fallBehind(replay);
    return replay;
  }

  private void advance(Membership<?> membership, CatchUp replay) {
    if (!goLive(membership, replay)) {
      membership.session().peer().replay(replay);
    }
  }

  /** Sends the messages after the cursor and the feed's state, if they are in memory and fit. */
  private boolean goLive(Membership<?> membership, CatchUp replay) {
    Feed feed = membership.feed();
    if (!feed.remembers(replay.cursor())) {
      return false;
    }
    Session session = membership.session();
    ByteSink sink = new ByteSink();
    for (LogMessage message : feed.after(replay.cursor())) {
      replay.encode(message, sink);
    }
    feed.state().forEach(message -> session.encoder().encode(message, sink));
    session.encoder().encode(new ServerMessage.Live(feed.wireName(), feed.lastSeq()), sink);
    Chunk chunk = Chunk.ofLog(sink.toByteBuffer(), feed.log(), replay.cursor() + 1);
    if (!session.peer().offer(chunk)) {
      return false;
    }
    membership.goLive();
    presence.isKnownTo(membership);
    return true;
  }
}
