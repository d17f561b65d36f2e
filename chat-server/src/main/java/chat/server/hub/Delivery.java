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

  /** Hands over the newest of a feed, if the place is level with it; else its replay gets there. */
  void deliver(Place place, Chunk chunk) {
    if (place.isLive() && !place.session().peer().offer(chunk)) {
      dropRoomLane(place.session(), chunk);
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
    Map<Wire, Chunk> chunks = new HashMap<>();
    for (Place place : room.places()) {
      if (place.isLive() && told.add(place.user())) {
        Wire wire = place.session().wire();
        deliver(place, chunks.computeIfAbsent(wire, w -> encode(room, w, message)));
      }
    }
  }

  private static Chunk encode(Room room, Wire wire, ServerMessage message) {
    ByteSink sink = new ByteSink();
    wire.encode(message, sink);
    return new Chunk(sink.toByteBuffer(), room, room.lastSeq() + 1);
  }

  /** Lets a place follow its feed from a number on, at once if what is missing is in memory. */
  void follow(Place place, CatchUp.Start start) {
    stopReplay(place);
    advance(place, fallBehind(place, start));
  }

  /**
   * Ends a replay that is under way; one's own messages that it had yet to show are acknowledged.
   */
  void stopReplay(Place place) {
    place.stopReplay();
    List<Long> unshown = place.takeUnshown();
    if (place.session().isNumbered() && !unshown.isEmpty()) {
      place.session().reply(unshown.stream().map(ServerMessage.Ack::again).toList());
    }
  }

  /** A replay has reached what was the end of the log when it last looked. */
  void caughtUp(CatchUp replay) {
    // One from before a LEAVE, another JOIN or a lost connection counts no more.
    if (replay.place().awaits(replay)) {
      advance(replay.place(), replay);
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
    Viewer viewer = new Viewer(user.author(), 0);
    for (Place place : user.allPlaces()) {
      Feed feed = place.feed();
      boolean isMailThatLostNothing = place == user.mail() && !lost.containsKey(feed);
      if (place.isLive() && !isMailThatLostNothing) {
        long next = lost.getOrDefault(feed, feed.lastSeq() + 1);
        CatchUp replay = fallBehind(place, new CatchUp.Start(next - 1, viewer, true));
        place.session().peer().replay(replay);
      }
    }
  }

  private CatchUp fallBehind(Place place, CatchUp.Start start) {
    CatchUp replay = new CatchUp(log, place, place.session().wire(), start, continuation);
    place.fallBehind(replay);
    return replay;
  }

  private static void advance(Place place, CatchUp replay) {
    if (!goLive(place, replay)) {
      place.session().peer().replay(replay);
    }
  }

  /** Hands over what is missing, if it is in memory and not too much, and the state of things. */
  private static boolean goLive(Place place, CatchUp replay) {
    Feed feed = place.feed();
    if (!feed.remembers(replay.cursor())) {
      return false;
    }
    Wire wire = place.session().wire();
    ByteSink sink = new ByteSink();
    for (LogMessage message : feed.after(replay.cursor())) {
      replay.encode(message, sink);
    }
    feed.state().forEach(message -> wire.encode(message, sink));
    wire.encode(new ServerMessage.Live(feed.place(), feed.lastSeq()), sink);
    if (!place.session().peer().offer(new Chunk(sink.toByteBuffer(), feed, replay.cursor() + 1))) {
      return false;
    }
    place.goLive();
    return true;
  }
}
