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

  default boolean isCurrent(RoomName room) {
    return current().filter(room::equals).isPresent();
  }
}
