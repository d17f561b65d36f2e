package chat.server.hub;

import chat.protocol.ByteSink;
import chat.protocol.ServerMessage;
import chat.server.log.LogMessage;
import chat.server.log.RoomLog;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings what is in the log to those who follow it: at once to those who are level with its end, by
 * pages to those who are behind. Joining, coming back and being too slow are the same here. The
 * hub's thread.
 */
final class Delivery {
  private final RoomLog log;
  private final CatchUp.Continuation continuation;

  Delivery(RoomLog log, CatchUp.Continuation continuation) {
    this.log = log;
    this.continuation = continuation;
  }

  /**
   * Hands over the newest of a feed, if the membership is level with it; else its replay gets
   * there.
   */
  void deliver(Membership membership, Chunk chunk) {
    if (membership.isLive() && !membership.session().peer().offer(chunk)) {
      dropRoomLane(membership.session(), chunk);
    }
  }

  /** Tells everybody in a room what isn't in the log. */
  void tell(Room room, ServerMessage message) {
    tell(room, Collections.newSetFromMap(new IdentityHashMap<>()), message);
  }

  /** Tells everybody in a room but one. */
  void tellOthers(Room room, User except, ServerMessage message) {
    Set<User> told = Collections.newSetFromMap(new IdentityHashMap<>());
    told.add(except);
    tell(room, told, message);
  }

  /** Tells everybody in a room who isn't among those told already, and adds them to these. */
  void tell(Room room, Set<User> told, ServerMessage message) {
    Map<MessageEncoder, Chunk> chunks = new HashMap<>();
    for (Membership membership : room.memberships()) {
      if (membership.isLive() && told.add(membership.user())) {
        MessageEncoder encoder = membership.session().encoder();
        deliver(membership, chunks.computeIfAbsent(encoder, w -> encode(room, w, message)));
      }
    }
  }

  private static Chunk encode(Room room, MessageEncoder encoder, ServerMessage message) {
    ByteSink sink = new ByteSink();
    encoder.encode(message, sink);
    return new Chunk(sink.toByteBuffer(), room, room.lastSeq() + 1);
  }

  /**
   * Lets a membership follow its feed from a number on, at once if what is missing is in memory.
   */
  void follow(Membership membership, CatchUp.Start start) {
    stopReplay(membership);
    advance(membership, fallBehind(membership, start));
  }

  /**
   * Ends a replay that is under way; one's own messages that it had yet to show are acknowledged.
   */
  void stopReplay(Membership membership) {
    membership.stopReplay();
    List<Long> unshown = membership.takeUnshown();
    if (membership.session().isNumbered() && !unshown.isEmpty()) {
      membership.session().reply(unshown.stream().map(ServerMessage.Ack::again).toList());
    }
  }

  /** A replay has reached what was the end of the log when it last looked. */
  void caughtUp(CatchUp replay) {
    // One from before a LEAVE, another JOIN or a lost connection counts no more.
    if (replay.membership().awaits(replay)) {
      advance(replay.membership(), replay);
    }
  }

  /**
   * The room lane is full, or all together are: what is in it is dropped, and whatever the user
   * follows is read from the log again from there. What the writer has taken already is on its way
   * and stays. A room that lost nothing is told anew too, since presence is told but once to those
   * who share several.
   *
   * @param refused what did not fit; none if there was no such thing
   */
  void dropRoomLane(Session session, Chunk... refused) {
    Map<Feed, Long> lost = new HashMap<>();
    for (Chunk chunk : session.peer().drainRoomLane()) {
      lost.merge(chunk.feed(), chunk.firstSeq(), Math::min);
    }
    for (Chunk chunk : refused) {
      lost.merge(chunk.feed(), chunk.firstSeq(), Math::min);
    }
    if (!lost.isEmpty()) {
      session.user().ifPresent(user -> readAgain(user, lost));
    }
  }

  private void readAgain(User user, Map<Feed, Long> lost) {
    OwnMessages own = new OwnMessages(user.author(), 0);
    for (Membership membership : user.allMemberships()) {
      Feed feed = membership.feed();
      boolean isMailThatLostNothing =
          membership == user.inboxMembership() && !lost.containsKey(feed);
      if (membership.isLive() && !isMailThatLostNothing) {
        long next = lost.getOrDefault(feed, feed.lastSeq() + 1);
        CatchUp replay = fallBehind(membership, new CatchUp.Start(next - 1, own, true));
        membership.session().peer().replay(replay);
      }
    }
  }

  private CatchUp fallBehind(Membership membership, CatchUp.Start start) {
    CatchUp replay =
        new CatchUp(log, membership, membership.session().encoder(), start, continuation);
    membership.fallBehind(replay);
    return replay;
  }

  private static void advance(Membership membership, CatchUp replay) {
    if (!goLive(membership, replay)) {
      membership.session().peer().replay(replay);
    }
  }

  /** Hands over what is missing, if it is in memory and not too much, and the state of things. */
  private static boolean goLive(Membership membership, CatchUp replay) {
    Feed feed = membership.feed();
    if (!feed.remembers(replay.cursor())) {
      return false;
    }
    MessageEncoder encoder = membership.session().encoder();
    ByteSink sink = new ByteSink();
    for (LogMessage message : feed.after(replay.cursor())) {
      replay.encode(message, sink);
    }
    feed.state().forEach(message -> encoder.encode(message, sink));
    encoder.encode(new ServerMessage.Live(feed.wireName(), feed.lastSeq()), sink);
    if (!membership
        .session()
        .peer()
        .offer(new Chunk(sink.toByteBuffer(), feed, replay.cursor() + 1))) {
      return false;
    }
    membership.goLive();
    return true;
  }
}
