package chat.server.hub.moderation;

import chat.protocol.ModMessage;
import chat.protocol.Nick;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import chat.server.hub.delivery.Delivery;
import chat.server.hub.peer.Session;
import chat.server.hub.rights.Standing;
import chat.server.hub.room.Departures;
import chat.server.hub.room.Memberships;
import chat.server.hub.room.RoomAccess;
import chat.server.hub.state.Membership;
import chat.server.hub.state.Person;
import chat.server.hub.state.Room;
import chat.server.hub.state.User;
import chat.server.hub.state.Users;
import chat.server.log.LogException;
import chat.server.log.moderation.Ban;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Removes people from rooms who may not be in them any longer. The hub's thread. */
public final class Expulsions {
  private final Users users;
  private final Memberships memberships;
  private final Delivery delivery;
  private final RoomAccess access;
  private final Departures departures;

  public Expulsions(
      Users users,
      Memberships memberships,
      Delivery delivery,
      RoomAccess access,
      Departures departures) {
    this.users = users;
    this.memberships = memberships;
    this.delivery = delivery;
    this.access = access;
    this.departures = departures;
  }

  /**
   * Removes a person with all its devices from a room: the room is sent who did it, and that the
   * person has left.
   */
  public void expel(Person person, Room room, Nick by, Text reason) {
    expel(person, room, new ModMessage.Kicked(room.name(), person.nick(), by, reason));
  }

  private void expel(Person person, Room room, ModMessage.Kicked kicked) {
    announce(person, room, kicked);
    List<User> removed = memberships.remove(person, room);
    for (User device : removed) {
      device.session().ifPresent(session -> notify(session, kicked));
    }
  }

  private void announce(Person person, Room room, ModMessage.Kicked kicked) {
    Set<User> notified = Collections.newSetFromMap(new IdentityHashMap<>());
    notified.addAll(person.devices());
    if (person.isAnnounced()) {
      delivery.announce(room, kicked, notified);
    }
  }

  private static void notify(Session session, ModMessage.Kicked kicked) {
    if (session.usesMessageIds()) {
      session.reply(List.of(kicked, new ServerMessage.Left(kicked.room(), kicked.nick())));
      return;
    }
    String reason = kicked.reason().isEmpty() ? "" : ": " + kicked.reason();
    String end = kicked.untilMillis().stream().mapToObj(Standing::moment).findAny().orElse("");
    session.remark(
        "you were %s from %s%s by %s%s; /join enters %s"
            .formatted(
                kicked.isBan() ? "banned" : "kicked",
                kicked.room(),
                end.isEmpty() ? "" : " until " + end,
                kicked.by(),
                reason,
                kicked.isBan() ? "another room" : "a room"));
  }

  /** Ends a person's connections, and lets the rooms that it is in know who did it. */
  void kickFromServer(Person person, Nick by, Text reason) {
    leaveServer(person, by, ModMessage.Kicked.SERVER_KICK, OptionalLong.empty(), reason);
    String why = reason.isEmpty() ? "" : ": " + reason;
    departures.kick(person, "you were kicked by " + by + why);
  }

  private void banFromServer(Person person, Ban ban) {
    Nick by = Nick.received(ban.by().name());
    leaveServer(person, by, ModMessage.Kicked.SERVER_BAN, end(ban), Text.of(ban.reason()));
    departures.kick(person, RoomAccess.sentence(ban, Optional.empty()));
  }

  private void leaveServer(Person person, Nick by, String effect, OptionalLong until, Text reason) {
    person.devices().stream()
        .flatMap(device -> device.rooms().stream())
        .distinct()
        .forEach(
            room ->
                announce(
                    person,
                    room,
                    new ModMessage.Kicked(room.name(), person.nick(), by, effect, until, reason)));
  }

  private static OptionalLong end(Ban ban) {
    return ban.until() == 0 ? OptionalLong.empty() : OptionalLong.of(ban.until());
  }

  /** Forgets what an account has read of a private room that does not exist for it any more. */
  void forget(Room room, long account) {
    memberships.forget(room, account);
  }

  /** Removes a person's devices from the other room with the name of a room that it may enter. */
  void leaveOther(Person person, Room room) {
    for (User device : List.copyOf(person.devices())) {
      device
          .membership(room.name())
          .map(Membership::feed)
          .filter(other -> other != room)
          .ifPresent(other -> leave(device, other));
    }
  }

  /** Removes a device from the private rooms that its account may enter, before it logs out. */
  public void leavePrivate(User device) {
    device.rooms().stream()
        .filter(room -> room.rights().isPrivate())
        .forEach(room -> leave(device, room));
  }

  /** Removes a device from the rooms, and from the inbox, that its token does not allow. */
  public void leaveOutside(User device) {
    if (!device.scope().hasRooms()) {
      return;
    }
    device.rooms().stream()
        .filter(room -> !device.scope().allows(room.name()))
        .forEach(room -> leave(device, room));
    memberships.leaveInbox(device);
  }

  private void leave(User device, Room room) {
    ServerMessage left = memberships.removeDevice(device, room);
    device.session().ifPresent(session -> session.reply(left));
  }

  /** Ends the connections of everyone whom the server's bans bind. */
  void enforceOnServer() throws LogException {
    for (User device : List.copyOf(users.devices())) {
      Optional<Ban> ban = access.ban(RoomAccess.subject(device), Optional.empty());
      if (ban.isPresent()) {
        banFromServer(device.person(), ban.get());
      }
    }
  }

  /** Removes everyone from a room whom its bans bind. */
  void enforce(Room room) throws LogException {
    Set<Person> persons = new HashSet<>();
    room.memberships().forEach(membership -> persons.add(membership.user().person()));
    for (Person person : persons) {
      enforce(person, room);
    }
  }

  private void enforce(Person person, Room room) throws LogException {
    for (User device : List.copyOf(person.devices())) {
      Optional<Ban> ban = access.ban(RoomAccess.subject(device), Optional.of(room));
      if (ban.isPresent() && device.isIn(room)) {
        expel(person, room, ban.get());
        return;
      }
    }
  }

  private void expel(Person person, Room room, Ban ban) {
    Nick by = Nick.received(ban.by().name());
    Text reason = Text.of(ban.reason());
    expel(
        person,
        room,
        new ModMessage.Kicked(
            room.name(), person.nick(), by, ModMessage.Kicked.BAN, end(ban), reason));
  }

  /** Returns what decides who may be in a room. */
  public RoomAccess access() {
    return access;
  }

  /**
   * Lets what a device may do follow a login or logout: its rights, and the rooms that it is in, if
   * its account, or its having none, is banned from them. One that logs out on a server that only
   * its account may use is disconnected.
   */
  public void follow(User user) throws LogException {
    Optional<Ban> serverBan = access.ban(RoomAccess.subject(user), Optional.empty());
    if (serverBan.isPresent()) {
      banFromServer(user.person(), serverBan.get());
      return;
    }
    access.refresh(user);
    for (Room room : user.rooms()) {
      Optional<Ban> ban = access.ban(RoomAccess.subject(user), Optional.of(room));
      if (ban.isPresent()) {
        expel(user.person(), room, ban.get());
      }
    }
  }
}
