package chat.server.hub.delivery;

import chat.protocol.ByteSink;
import chat.protocol.ServerMessage;
import chat.server.hub.peer.Chunk;
import chat.server.hub.peer.MessageEncoder;
import chat.server.hub.state.Membership;
import chat.server.hub.state.Room;
import chat.server.hub.state.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The changes of who is in one room that its members have yet to be sent. They are encoded once for
 * each kind of client, and members share that buffer. The hub's thread.
 */
final class RoomChanges {
  private final Room room;
  // Empty where names ceased to be announced, or began to be again.
  private final List<Optional<ServerMessage>> changes = new ArrayList<>();
  // How many of the changes a list of all members replaces.
  private int replaced;
  // Members who know of the first changes, as many as the number says.
  private final Map<User, Integer> known = new HashMap<>();
  // Which changes are not sent to the user whom they are about.
  private final Map<User, List<Integer>> own = new HashMap<>();

  RoomChanges(Room room) {
    this.room = room;
  }

  /** Adds a change that is sent to all members but one. */
  void add(User about, ServerMessage change) {
    own.computeIfAbsent(about, user -> new ArrayList<>(1)).add(changes.size());
    changes.add(Optional.of(change));
  }

  /** Records that names are no longer announced, or are again: a list replaces what precedes. */
  void cross() {
    changes.add(Optional.empty());
    replaced = changes.size();
  }

  /** Records that a member has been sent who is in the room now. */
  void isKnownTo(User user) {
    known.put(user, changes.size());
  }

  /** Sends all live members what they do not know yet. */
  void sendToAll(Delivery delivery) {
    Map<MessageEncoder, EncodedChanges> encoded = new HashMap<>();
    Map<MessageEncoder, Chunk> lists = new HashMap<>();
    for (Membership<?> membership : room.memberships()) {
      if (membership.isLive()) {
        MessageEncoder encoder = membership.session().encoder();
        if (needsList(membership.user(), encoder)) {
          delivery.deliver(membership, lists.computeIfAbsent(encoder, this::list));
        } else {
          send(
              membership,
              encoded.computeIfAbsent(encoder, e -> new EncodedChanges(room, changes, 0, e)),
              delivery);
        }
      }
    }
  }

  /** Sends one live member what it does not know yet. */
  void sendTo(Membership<?> membership, Delivery delivery) {
    User user = membership.user();
    MessageEncoder encoder = membership.session().encoder();
    if (needsList(user, encoder)) {
      delivery.deliver(membership, list(encoder));
    } else {
      send(membership, new EncodedChanges(room, changes, knownTo(user), encoder), delivery);
    }
    isKnownTo(user);
  }

  private int knownTo(User user) {
    return known.getOrDefault(user, 0);
  }

  private boolean needsList(User user, MessageEncoder encoder) {
    return knownTo(user) < replaced && encoder.showsMemberLists();
  }

  private Chunk list(MessageEncoder encoder) {
    ByteSink sink = new ByteSink();
    room.presence().forEach(message -> encoder.encode(message, sink));
    return Chunk.ofLog(sink.toByteBuffer(), room.log(), room.lastSeq() + 1);
  }

  private void send(Membership<?> membership, EncodedChanges encoded, Delivery delivery) {
    int from = knownTo(membership.user());
    for (int index : own.getOrDefault(membership.user(), List.of())) {
      if (index >= from) {
        deliver(membership, encoded, from, index, delivery);
        from = index + 1;
      }
    }
    deliver(membership, encoded, from, changes.size(), delivery);
  }

  private static void deliver(
      Membership<?> membership, EncodedChanges encoded, int from, int to, Delivery delivery) {
    if (from < to) {
      delivery.deliver(membership, encoded.chunk(from, to));
    }
  }
}
