package chat.server.hub;

import chat.protocol.Limits;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.RoomLog;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** The rooms there are, and who comes and goes in them. The hub's thread. */
final class Rooms {
  private final RoomLog log;
  private final Delivery delivery;
  private final Map<String, Room> rooms = new TreeMap<>();

  Rooms(RoomLog log, Delivery delivery) throws LogException {
    this.log = log;
    this.delivery = delivery;
    for (Map.Entry<RoomName, Text> stored : log.rooms().entrySet()) {
      open(stored.getKey(), stored.getValue());
    }
    if (find(RoomName.LOBBY).isEmpty()) {
      open(RoomName.LOBBY, Text.EMPTY);
    }
  }

  private Room open(RoomName name, Text topic) throws LogException {
    Room room = new Room(name, topic, log.lastSeq(LogName.of(name)));
    rooms.put(name.key(), room);
    return room;
  }

  Optional<Room> find(RoomName name) {
    return Optional.ofNullable(rooms.get(name.key()));
  }

  Collection<Room> all() {
    return rooms.values();
  }

  /**
   * Lets a user follow a room, making it if there is none.
   *
   * @param after the last number seen; if there is none such, the newest few messages come first
   */
  void join(User user, RoomName name, OptionalLong after) throws LogException {
    Optional<Room> found = find(name);
    Room room = found.isPresent() ? found.get() : open(name, Text.EMPTY);
    Place place = user.place(name).orElseGet(() -> enter(user, room));
    // Whoever has no numbers is confirmed only what it says from now on; before, it is as others
    // saw it.
    place.tellOwnAfter(user.session().orElseThrow().isNumbered() ? 0 : room.lastSeq());
    if (after.orElse(Long.MAX_VALUE) <= room.lastSeq()) {
      delivery.follow(place, after.getAsLong());
    } else {
      delivery.followAsNewcomer(place, Math.max(0, room.lastSeq() - Limits.JOIN_REPLAY));
    }
  }

  private Place enter(User user, Room room) {
    Place place = new Place(user, room);
    user.enter(room.name(), place);
    room.places().add(place);
    if (user.isAnnounced()) {
      announce(user, room);
    }
    return place;
  }

  void leave(User user, Room room) {
    user.place(room.name()).ifPresent(place -> leave(user, room, place));
  }

  private void leave(User user, Room room, Place place) {
    place.vacate();
    user.leave(room.name());
    room.places().remove(place);
    if (user.isAnnounced()) {
      room.countPresent(-1);
      if (room.tellsPresence()) {
        delivery.tellOthers(room, user, new ServerMessage.Left(room.name(), user.nick()));
      }
    }
    if (room.isForgettable() && !room.name().equals(RoomName.LOBBY)) {
      rooms.remove(room.name().key());
    }
  }

  /** A user who was silent so far becomes visible in all its rooms. */
  void announce(User user) {
    user.setAnnounced();
    rooms(user).forEach(room -> announce(user, room));
  }

  private void announce(User user, Room room) {
    room.countPresent(1);
    if (room.tellsPresence()) {
      delivery.tellOthers(room, user, new ServerMessage.Joined(room.name(), user.nick()));
    }
  }

  /** Tells everyone who shares a room with a user, once, that it has another nick now. */
  void tellRename(User user, Nick before) {
    ServerMessage renamed = new ServerMessage.Renamed(before, user.nick());
    Set<User> told = Collections.newSetFromMap(new IdentityHashMap<>());
    told.add(user);
    for (Room room : rooms(user)) {
      if (room.tellsPresence()) {
        delivery.tell(room, told, renamed);
      }
    }
  }

  /** The rooms that a user is in. */
  List<Room> rooms(User user) {
    return user.places().stream().map(place -> (Room) place.feed()).toList();
  }
}
