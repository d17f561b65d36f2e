package chat.server.log.moderation;

import java.util.List;

/**
 * A private room, and who may enter it besides its owner.
 *
 * @param roles in the order of accounts
 */
public record PrivateRoom(RoomSettings settings, List<RoomRole> roles) {
  public PrivateRoom {
    roles = List.copyOf(roles);
  }
}
