package chat.server;

import chat.protocol.command.UsageException;
import chat.protocol.unicode.InvalidNameException;
import chat.server.log.NamedRoom;

/** Parses what names a room on the command line. */
final class RoomParser {
  private RoomParser() {}

  static NamedRoom parse(String typed) throws UsageException {
    try {
      return NamedRoom.typed(typed);
    } catch (InvalidNameException e) {
      throw new UsageException("'" + typed + "' is no room: " + e.getMessage());
    }
  }
}
