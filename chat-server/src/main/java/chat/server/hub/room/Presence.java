package chat.server.hub.room;

import chat.protocol.Nick;
import chat.protocol.ServerMessage;
import chat.server.hub.delivery.Delivery;
import chat.server.hub.state.Person;
import chat.server.hub.state.Room;
import chat.server.hub.state.User;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Sends members who joins, leaves and changes nick in their rooms. The hub's thread. */
public final class Presence {
  private final Delivery delivery;
  private final boolean showsGuests;

  /**
   * Presence of persons.
   *
   * @param showsGuests whether members see guests
   */
  public Presence(Delivery delivery, boolean showsGuests) {
    this.delivery = delivery;
    this.showsGuests = showsGuests;
  }

  /** Lets others see a person who is in no room, unless it is a guest and guests are hidden. */
  public void show(Person person) {
    if (showsGuests || !person.isGuest()) {
      person.setAnnounced();
    }
  }

  /** Announces a guest in all its rooms when it first sends a message or changes nick. */
  public void announce(User user) {
    show(user.person());
    user.rooms().forEach(room -> joined(user, room));
  }

  /** Announces a person whose first device is in a room now. */
  public void joined(User user, Room room) {
    Person person = user.person();
    if (person.isAnnounced() && person.devicesIn(room) == 1) {
      count(room, user, 1, joinedMessage(person, room));
    }
  }

  private static ServerMessage joinedMessage(Person person, Room room) {
    return new ServerMessage.Joined(room.name(), person.nick(), person.account());
  }

  /** Announces that the last device of a person has left a room. */
  public void left(User user, Room room) {
    Person person = user.person();
    if (person.isAnnounced() && person.devicesIn(room) == 0) {
      left(user, person, room);
    }
  }

  private void left(User user, Person person, Room room) {
    count(room, user, -1, new ServerMessage.Left(room.name(), person.nick()));
  }

  /**
   * Announces that a device belongs to another person now: for others, one leaves and the other
   * joins, or changes nick if it is the same one under another name.
   *
   * @param before whose device it was, without it now
   */
  public void moved(User device, Person before) {
    Person now = device.person();
    boolean wasSeen = before.isAnnounced();
    show(now);
    if (before.devices().isEmpty() && now.devices().size() == 1 && wasSeen) {
      renamed(device, before.nick());
      return;
    }
    for (Room room : device.rooms()) {
      if (wasSeen && before.devicesIn(room) == 0) {
        left(device, before, room);
      }
      joined(device, room);
    }
  }

  /**
   * Counts a change. A room that grows too large for names sends its count once, and its names once
   * it is small enough again, so that no member has names that are no longer updated.
   */
  private void count(Room room, User user, int change, ServerMessage message) {
    boolean announcedBefore = room.announcesPresence();
    room.countPresent(change);
    if (announcedBefore != room.announcesPresence()) {
      delivery.presence().cross(room);
    } else if (announcedBefore) {
      delivery.presence().add(room, user, message);
    }
  }

  /** Sends a user the changes so far, before it is sent a list of members. */
  public void sendChangesTo(User user) {
    delivery.presence().sendTo(user);
  }

  /** Sends all members the changes so far, which name users by the nicks that they have now. */
  public void sendChanges() {
    delivery.presence().sendToAll();
  }

  /**
   * Announces a nick change once to each device that shares a room with the person, and to its
   * other devices.
   *
   * @param user the device that requested the change, and has been answered
   */
  public void renamed(User user, Nick before) {
    // Nicks that differ only in case are equal, but members are sent the new spelling.
    if (user.nick().value().equals(before.value())) {
      return;
    }
    ServerMessage renamed = new ServerMessage.Renamed(before, user.nick());
    Set<User> notified = Collections.newSetFromMap(new IdentityHashMap<>());
    notified.add(user);
    for (User device : user.person().devices()) {
      if (notified.add(device)) {
        device.session().ifPresent(session -> session.reply(renamed));
      }
    }
    for (Room room : user.person().rooms()) {
      if (room.announcesPresence()) {
        delivery.announce(room, renamed, notified);
      }
    }
  }
}
