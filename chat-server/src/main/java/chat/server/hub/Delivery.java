package chat.server.hub;

import chat.protocol.ByteSink;
import chat.protocol.ServerMessage;
import chat.server.log.LogMessage;
import chat.server.log.RoomLog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
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
    if (!place.isLive()) {
      return;
    }
    Session session = place.user().session().orElseThrow();
    if (!session.peer().offer(chunk)) {
      fallBehind(session, chunk);
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
        Wire wire = place.user().session().orElseThrow().wire();
        deliver(place, chunks.computeIfAbsent(wire, w -> encode(room, w, message)));
      }
    }
  }

  private static Chunk encode(Room room, Wire wire, ServerMessage message) {
    ByteSink sink = new ByteSink();
    wire.encode(message, sink);
    return new Chunk(sink.toByteArray(), room, room.lastSeq() + 1);
  }

  /** Lets a place follow its feed from a number on. */
  void follow(Place place, long after) {
    start(place, newReplay(place, after));
  }

  /** The same for somebody who does not miss what is no longer held. */
  void followAsNewcomer(Place place, long after) {
    CatchUp replay = newReplay(place, after);
    replay.startWhereHeld();
    start(place, replay);
  }

  private void start(Place place, CatchUp replay) {
    place.fallBehind(replay);
    if (!goLive(place, replay)) {
      place.user().session().orElseThrow().peer().replay(replay);
    }
  }

  /** A replay has reached what was the end of the log when it last looked. */
  void caughtUp(CatchUp replay) {
    Place place = replay.place();
    // One from before a LEAVE, another JOIN or a lost connection counts no more.
    if (place.awaits(replay) && !goLive(place, replay)) {
      place.user().session().orElseThrow().peer().replay(replay);
    }
  }

  /** Hands over what is missing, if it is in memory and not too much, and the state of things. */
  private static boolean goLive(Place place, CatchUp replay) {
    Feed feed = place.feed();
    if (!feed.remembers(replay.cursor())) {
      return false;
    }
    Session session = place.user().session().orElseThrow();
    ByteSink sink = new ByteSink();
    for (LogMessage message : feed.after(replay.cursor())) {
      session.wire().encode(replay.seen(message), sink);
    }
    feed.state().forEach(message -> session.wire().encode(message, sink));
    session.wire().encode(new ServerMessage.Live(feed.place(), feed.lastSeq()), sink);
    if (!session.peer().offer(new Chunk(sink.toByteArray(), feed, replay.cursor() + 1))) {
      return false;
    }
    place.goLive();
    return true;
  }

  /**
   * The room lane is full: all of it is dropped, and each feed that lost something is read from the
   * log again from there. What the writer has taken already is on its way and stays.
   */
  private void fallBehind(Session session, Chunk refused) {
    List<Chunk> dropped = new ArrayList<>(session.peer().takeBack());
    dropped.add(refused);
    readAgain(session, dropped);
  }

  /** The fullest room lanes are dropped until all together are within the budget. */
  void keepWithin(Budget budget, Collection<Session> sessions) {
    if (!budget.isExceeded()) {
      return;
    }
    // Sizes change while they are compared, so they are read once.
    Map<Session, Integer> sizes = new HashMap<>();
    sessions.forEach(session -> sizes.put(session, session.peer().roomLaneBytes()));
    List<Session> fullestFirst =
        sizes.entrySet().stream()
            .sorted(Map.Entry.<Session, Integer>comparingByValue().reversed())
            .map(Map.Entry::getKey)
            .toList();
    for (Session session : fullestFirst) {
      if (!budget.isExceeded()) {
        break;
      }
      readAgain(session, session.peer().takeBack());
    }
  }

  private void readAgain(Session session, List<Chunk> dropped) {
    Map<Feed, Long> lost = new LinkedHashMap<>();
    dropped.forEach(chunk -> lost.merge(chunk.feed(), chunk.firstSeq(), Math::min));
    lost.forEach(
        (feed, firstSeq) ->
            session
                .user()
                .flatMap(feed::placeOf)
                .filter(Place::isLive)
                .ifPresent(place -> readAgain(session, place, firstSeq - 1)));
  }

  private void readAgain(Session session, Place place, long after) {
    CatchUp replay = newReplay(place, after);
    place.fallBehind(replay);
    session.peer().replay(replay);
  }

  private CatchUp newReplay(Place place, long after) {
    Wire wire = place.user().session().orElseThrow().wire();
    return new CatchUp(log, place, after, wire, continuation);
  }
}
