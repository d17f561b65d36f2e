package chat.server.hub.room;

import chat.protocol.ModMessage;
import chat.server.hub.state.Room;
import chat.server.hub.state.User;
import chat.server.log.Draft;
import chat.server.log.LogException;
import chat.server.log.account.AccountStore;
import chat.server.log.account.StoredAccount;
import chat.server.log.moderation.RoomSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Describes a room's settings to those who are in it. The hub's thread.
 *
 * @param accounts which know the owner's nick
 */
public record RoomDescriptions(RoomAccess access, AccountStore accounts) {
  /** Returns the settings of a room, with the role of the user in it. */
  public ModMessage.Settings of(User user, Room room) throws LogException {
    return of(user, room, owner(room));
  }

  /**
   * Returns the same, and reads nothing from the disk.
   *
   * @param owner what {@link #owner} returns
   */
  public ModMessage.Settings of(User user, Room room, String owner) {
    RoomSettings settings =
        room.rights()
            .settings()
            .orElseGet(() -> RoomSettings.initial(room.log(), room.name().key(), Draft.GUEST, 0));
    Map<String, String> values = new LinkedHashMap<>();
    values.put("owner", owner);
    values.put(settings.access().word(), "");
    values.put("speak", settings.speakers().word());
    values.put("slow", Integer.toString(settings.slowSeconds()));
    if (!settings.keep().isEmpty()) {
      values.put("keep", settings.keep());
    }
    if (!settings.greeting().isEmpty()) {
      values.put("greeting", settings.greeting());
    }
    return new ModMessage.Settings(
        room.name(), access.role(user.person().account(), room).word(), values);
  }

  /** Returns the nick of a room's owner, or {@code -}. */
  public String owner(Room room) throws LogException {
    long owner = room.rights().owner();
    Optional<StoredAccount> account =
        owner == Draft.GUEST ? Optional.empty() : accounts.registered(owner);
    return account.map(found -> found.nick().value()).orElse("-");
  }
}
