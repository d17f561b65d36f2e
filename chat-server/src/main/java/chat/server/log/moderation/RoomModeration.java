package chat.server.log.moderation;

import java.util.List;
import java.util.Optional;

/**
 * What is stored of one room.
 *
 * @param settings empty for a room that nobody owns and nobody changed
 * @param roles in the order of accounts
 * @param bans its bans, mutes and kicks in the order of their numbers, with those that have ended
 */
public record RoomModeration(
    Optional<RoomSettings> settings, List<RoomRole> roles, List<Ban> bans) {
  /** What is stored of most rooms. */
  public static final RoomModeration NONE =
      new RoomModeration(Optional.empty(), List.of(), List.of());

  public RoomModeration {
    roles = List.copyOf(roles);
    bans = List.copyOf(bans);
  }
}
