package chat.server;

import chat.protocol.RoomName;
import chat.protocol.command.UsageException;
import chat.protocol.unicode.InvalidNameException;

/** Parses the name of a room, whose {@code #} a shell may have taken for a comment. */
final class RoomParser {
  private RoomParser() {}

  static RoomName parse(String typed) throws UsageException {
    try {
      return RoomName.typed(typed);
    } catch (InvalidNameException e) {
      throw new UsageException("'" + typed + "' is no room: " + e.getMessage());
    }
  }
}
