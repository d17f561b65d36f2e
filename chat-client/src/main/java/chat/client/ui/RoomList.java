package chat.client.ui;

import chat.protocol.RoomName;
import java.util.List;
import java.util.Optional;

/** Which rooms one is in. Any thread may ask. */
public interface RoomList {
  /** Those one is in or has asked for, in the order in which they were entered. */
  List<RoomName> entered();

  /** The one in front, that is typed into. */
  Optional<RoomName> current();

  /** Whether there was more than one in this run. */
  boolean wereSeveral();

  /** The one entered after the current one, or the first; empty if there is no other. */
  default Optional<RoomName> afterCurrent() {
    List<RoomName> rooms = entered();
    int next = current().map(room -> rooms.indexOf(room) + 1).orElse(0);
    return rooms.isEmpty()
        ? Optional.empty()
        : Optional.of(rooms.get(next % rooms.size())).filter(room -> !isCurrent(room));
  }

  default boolean isCurrent(RoomName room) {
    return current().filter(room::equals).isPresent();
  }
}
