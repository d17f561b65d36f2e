package chat.server.hub.delivery;

import chat.protocol.ServerMessage;
import chat.server.hub.state.Membership;
import chat.server.hub.state.Room;
import chat.server.hub.state.User;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The changes of who is where that members have yet to be sent, by room: those of a batch are sent
 * together, so that many who come and go cost the other members little. The hub's thread.
 */
public final class PresenceChanges {
  private final Delivery delivery;
  // In the order of their first changes.
  private final Map<Room, RoomChanges> rooms = new LinkedHashMap<>();

  PresenceChanges(Delivery delivery) {
    this.delivery = delivery;
  }

  /** Adds a change that all members of a room are sent but the user whom it is about. */
  public void add(Room room, User about, ServerMessage change) {
    of(room).add(about, change);
  }

  /** Adds that a room grew too large for names, or became small enough again. */
  public void cross(Room room) {
    of(room).cross();
  }

  private RoomChanges of(Room room) {
    return rooms.computeIfAbsent(room, RoomChanges::new);
  }

  /** Sends all members what they do not know yet. What is sent to them next must follow it. */
  public void sendToAll() {
    if (!rooms.isEmpty()) {
      rooms.values().forEach(changes -> changes.sendToAll(delivery));
      rooms.clear();
    }
  }

  /** Sends one user what it does not know yet, before a list of members that is true then. */
  public void sendTo(User user) {
    if (rooms.isEmpty()) {
      return;
    }
    for (Membership<Room> membership : user.memberships()) {
      Optional<RoomChanges> changes = Optional.ofNullable(rooms.get(membership.feed()));
      if (changes.isPresent() && membership.isLive()) {
        changes.get().sendTo(membership, delivery);
      }
    }
  }

  /** Records that a member has been sent who is in its room now. */
  void isKnownTo(Membership<?> membership) {
    if (membership.feed() instanceof Room room && rooms.containsKey(room)) {
      rooms.get(room).isKnownTo(membership.user());
    }
  }
}
