package chat.client.event;

import chat.protocol.Nick;
import chat.protocol.RoomName;
import java.util.Optional;

/** What a person types into: one of our rooms, or a direct conversation. Immutable. */
public sealed interface Page {
  /** Returns the room, unless it is a direct conversation. */
  default Optional<RoomName> room() {
    return Optional.empty();
  }

  /** Returns the other side of a direct conversation. */
  default Optional<Nick> partner() {
    return Optional.empty();
  }

  static Page of(RoomName room) {
    return new InRoom(room);
  }

  static Page with(Nick partner) {
    return new Direct(partner);
  }

  /** One of our rooms. */
  record InRoom(RoomName name) implements Page {
    @Override
    public Optional<RoomName> room() {
      return Optional.of(name);
    }

    @Override
    public String toString() {
      return name.value();
    }
  }

  /** A direct conversation, opened by {@code /query}. */
  record Direct(Nick nick) implements Page {
    @Override
    public Optional<Nick> partner() {
      return Optional.of(nick);
    }

    @Override
    public String toString() {
      return nick.value();
    }
  }
}
