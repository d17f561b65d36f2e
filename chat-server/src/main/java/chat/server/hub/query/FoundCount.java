package chat.server.hub.query;

import chat.notation.Quantity;
import chat.protocol.RoomName;
import java.util.Optional;

/** The sentence that says how many messages an answer has. Any thread. */
final class FoundCount {
  private FoundCount() {}

  /** Returns the heading of messages of a room, or of all rooms, that were found. */
  static String sentence(int count, Optional<RoomName> room) {
    String where = room.map(name -> "of " + name).orElse("of all rooms");
    return count == 0
        ? "found no messages " + where
        : Quantity.of(count, "message") + " " + where + ":";
  }
}
