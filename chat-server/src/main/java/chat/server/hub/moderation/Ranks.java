package chat.server.hub.moderation;

import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.RefusedException;
import chat.server.hub.rights.Action;
import chat.server.hub.rights.Role;
import chat.server.hub.room.RoomAccess;
import chat.server.hub.state.Room;
import java.util.Optional;

/**
 * Who may act on whom in a room, or on the server. The hub's thread.
 *
 * @param room empty for the server
 */
record Ranks(RoomAccess access, Optional<Room> room) {
  /** Refuses what would bind someone who ranks as high; ops may kick and mute each other. */
  void require(Moderator by, long account, String label, Action action, ClientMessage request)
      throws RefusedException {
    Role role = access.role(account, room);
    boolean isSelf = account != 0 && account == by.party().account();
    boolean areOps = role == Role.OP && by.role() == Role.OP && action != Action.BAN;
    boolean consoleKicks = by.isConsole() && action == Action.KICK;
    if (isSelf || !(by.role().isAbove(role) || areOps || consoleKicks)) {
      throw request.refusal(ErrorCode.NO_RIGHT, refusal(by, label, isSelf));
    }
  }

  private static String refusal(Moderator by, String label, boolean isSelf) {
    if (by.isConsole()) {
      return label + " is an operator, whom nothing binds; take that first, with deop";
    }
    return isSelf ? "that would be you yourself" : label + " ranks as high as you, or higher";
  }
}
