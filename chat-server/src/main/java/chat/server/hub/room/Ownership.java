package chat.server.hub.room;

import chat.protocol.RoomName;
import chat.server.hub.rights.RoomRights;
import chat.server.hub.state.Person;
import chat.server.hub.state.Room;
import chat.server.log.LogException;
import chat.server.log.moderation.ModerationChange;
import chat.server.log.moderation.ModerationStore;
import chat.server.log.moderation.RoomRole;
import chat.server.log.moderation.RoomSettings;
import chat.server.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stores who owns a room that an account makes, and who has entered. The hub's thread. */
public final class Ownership {
  private final ModerationStore store;
  private final TimeSource time;

  public Ownership(ModerationStore store, TimeSource time) {
    this.store = store;
    this.time = time;
  }

  /** Makes an account the owner of a room that it makes; nobody owns a guest's. */
  void found(Person maker, Room room) throws LogException {
    if (!maker.isGuest() && canBeOwned(room.name())) {
      RoomSettings settings =
          RoomSettings.initial(room.log(), room.name().key(), maker.account(), time.epochMillis());
      store.apply(new ModerationChange.StoreSettings(settings));
      room.rights().setSettings(settings);
    }
  }

  /** Returns whether rooms of a name may have an owner: temporary ones and the lobby have none. */
  public static boolean canBeOwned(RoomName name) {
    return !name.isTemporary() && !name.equals(RoomName.LOBBY);
  }

  /**
   * Records that an account enters a room. Returns its role if that is a private one to which it
   * was invited and that it had not entered yet.
   */
  Optional<RoomRole> entersFirst(Person person, Room room) throws LogException {
    Optional<RoomRole> role =
        room.rights().roles().stream()
            .filter(known -> known.account() == person.account() && !known.hasEntered())
            .findAny();
    if (role.isEmpty() || person.isGuest()) {
      return Optional.empty();
    }
    RoomRole entered = role.get().entered(time.epochMillis());
    store.apply(new ModerationChange.SetRole(entered));
    room.rights().setRole(entered);
    return room.rights().isPrivate() ? Optional.of(entered) : Optional.empty();
  }

  /** Forgets the owners of rooms that vanish, of which nothing else is stored. */
  void forget(List<Room> rooms) throws LogException {
    List<ModerationChange> changes = new ArrayList<>();
    for (Room room : rooms) {
      RoomRights rights = room.rights();
      boolean isUntouched =
          rights.settings().filter(settings -> settings.changed() == 0).isPresent()
              && rights.roles().isEmpty()
              && rights.bans().all().isEmpty();
      if (isUntouched) {
        changes.add(new ModerationChange.ForgetRoom(room.log()));
      }
    }
    if (!changes.isEmpty()) {
      store.apply(changes, Optional.empty());
    }
  }
}
