package chat.server.hub.moderation;

import chat.protocol.ModMessage;
import chat.protocol.Nick;
import chat.server.hub.state.Rooms;
import chat.server.hub.state.User;
import chat.server.log.Draft;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.moderation.ModerationStore;
import chat.server.log.moderation.RoomRole;
import chat.server.log.moderation.RoomSettings;
import java.util.Set;

/** Repeats invitations to accounts that were not connected when they got them. Hub's thread. */
public final class Invitations {
  private final ModerationStore store;
  private final Rooms rooms;
  private final Accounts accounts;

  public Invitations(ModerationStore store, Rooms rooms, Accounts accounts) {
    this.store = store;
    this.rooms = rooms;
    this.accounts = accounts;
  }

  /** Sends a device that has logged in which private rooms its account has yet to enter. */
  public void repeat(User device) throws LogException {
    Set<LogName> hidden = rooms.privateRooms().logs();
    if (device.person().isGuest() || hidden.isEmpty()) {
      return;
    }
    for (RoomRole role : store.rolesOf(device.person().account())) {
      if (!role.hasEntered()
          && hidden.contains(role.room())
          && device.scope().allows(role.room().room())) {
        ModMessage.Invited invited = new ModMessage.Invited(role.room().room(), owner(role.room()));
        device.session().ifPresent(session -> session.reply(invited));
      }
    }
  }

  private Nick owner(LogName room) throws LogException {
    long owner = store.room(room).settings().map(RoomSettings::owner).orElse(Draft.GUEST);
    return accounts.nick(owner).orElseGet(() -> Nick.received("?"));
  }
}
