package chat.server.hub;

import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.Limits;
import chat.protocol.Nick;
import chat.protocol.RefusedException;
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
  private static final int MAX_ROOMS_A_USER = 100;

  private final RoomLog log;
  private final Delivery delivery;
  private final Budget recentBudget;
  private final Map<String, Room> rooms = new TreeMap<>();

  Rooms(RoomLog log, Delivery delivery, Budget recentBudget) throws LogException {
    this.log = log;
    this.delivery = delivery;
    this.recentBudget = recentBudget;
    for (Map.Entry<RoomName, Text> stored : log.rooms().entrySet()) {
      open(stored.getKey(), stored.getValue());
    }
    if (find(RoomName.LOBBY).isEmpty()) {
      open(RoomName.LOBBY, Text.EMPTY);
    }
  }

  private Room open(RoomName name, Text topic) throws LogException {
    Room room = new Room(name, topic, log.lastSeq(LogName.of(name)), recentBudget);
    rooms.put(name.key(), room);
    return room;
  }

  Optional<Room> find(RoomName name) {
    return Optional.ofNullable(rooms.get(name.key()));
  }

  Collection<Room> all() {
    return rooms.values();
  }

  /** Lets a user follow a room, making it if there is none. */
  void join(User user, ClientMessage.Join message) throws RefusedException, LogException {
    if (user.membership(message.room()).isEmpty()
        && user.memberships().size() >= MAX_ROOMS_A_USER) {
      throw Chat.refusal(
          ErrorCode.TOO_MANY_ROOMS, message, "you can be in " + MAX_ROOMS_A_USER + " rooms");
    }
    join(user, message.room(), message.after());
  }

  private void join(User user, RoomName name, OptionalLong after) throws LogException {
    Optional<Room> found = find(name);
    Room room = found.isPresent() ? found.get() : open(name, Text.EMPTY);
    Membership membership = user.membership(name).orElseGet(() -> enter(user, room));
    long end = room.lastSeq();
    // A text client reads back what it said before as anybody's, for that is how it reads well;
    // what it says from now on is confirmed to it, not shown.
    OwnMessages own = new OwnMessages(user.author(), membership.session().isNumbered() ? 0 : end);
    boolean knowsNumber = after.orElse(Long.MAX_VALUE) <= end;
    delivery.follow(
        membership,
        knowsNumber
            ? new CatchUp.Start(after.getAsLong(), own, true)
            : new CatchUp.Start(Math.max(0, end - Limits.JOIN_REPLAY), own, false));
  }

  void joinLobby(User user) throws LogException {
    join(user, RoomName.LOBBY, OptionalLong.empty());
  }

  /** The room of a name, where the user is in it. */
  Room joined(User user, ClientMessage message, RoomName name) throws RefusedException {
    return user.membership(name)
        .filter(membership -> !membership.isVacant())
        .map(membership -> (Room) membership.feed())
        .orElseThrow(
            () ->
                Chat.refusal(
                    ErrorCode.NOT_IN_ROOM, message, "you are not in " + name + "; join it first"));
  }

  void leave(User user, ClientMessage.Leave message) throws RefusedException {
    Membership membership =
        user.membership(message.room())
            .orElseThrow(
                () ->
                    Chat.refusal(
                        ErrorCode.NOT_IN_ROOM, message, "you are not in " + message.room()));
    delivery.stopReplay(membership);
    Room room = (Room) membership.feed();
    leave(user, room);
    user.session().orElseThrow().reply(new ServerMessage.Left(room.name(), user.nick()));
  }

  void setTopic(User user, ClientMessage.SetTopic message) throws RefusedException, LogException {
    Room room = joined(user, message, message.room());
    if (message.topic().byteLength() > Limits.MAX_LINE_BYTES) {
      throw Chat.refusal(
          ErrorCode.TOO_LONG,
          message,
          "a topic has at most %d bytes".formatted(Limits.MAX_LINE_BYTES));
    }
    log.setTopic(room.name(), message.topic());
    room.setTopic(message.topic());
    delivery.tell(room, new ServerMessage.Topic(room.name(), message.topic()));
  }

  private Membership enter(User user, Room room) {
    Membership membership = new Membership(user, room);
    user.enter(room.name(), membership);
    room.memberships().add(membership);
    if (user.isAnnounced()) {
      announce(user, room);
    }
    return membership;
  }

  void leave(User user, Room room) {
    user.membership(room.name()).ifPresent(membership -> leave(user, room, membership));
  }

  private void leave(User user, Room room, Membership membership) {
    membership.vacate();
    user.leave(room.name());
    room.memberships().remove(membership);
    if (user.isAnnounced()) {
      room.countPresent(-1);
      if (room.tellsPresence()) {
        delivery.tellOthers(room, user, new ServerMessage.Left(room.name(), user.nick()));
      }
    }
    if (room.memberships().isEmpty()) {
      room.forgetRecent();
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
    return user.memberships().stream().map(membership -> (Room) membership.feed()).toList();
  }
}
