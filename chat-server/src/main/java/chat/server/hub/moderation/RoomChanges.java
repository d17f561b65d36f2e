package chat.server.hub.moderation;

import chat.protocol.ModMessage;
import chat.protocol.Nick;
import chat.protocol.ServerMessage;
import chat.server.hub.delivery.Delivery;
import chat.server.hub.room.RoomAccess;
import chat.server.hub.state.Room;
import chat.server.hub.state.User;
import chat.server.log.Draft;
import chat.server.log.LogException;
import chat.server.log.moderation.AuditEntry;
import chat.server.log.moderation.ModerationChange;
import chat.server.log.moderation.ModerationStore;
import chat.server.log.moderation.RoomRole;
import chat.server.log.moderation.RoomSettings;
import chat.server.time.TimeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Stores changes of a room's settings and roles, each with its entry of the audit log by one
 * commit, and then changes them in memory. The hub's thread.
 */
public final class RoomChanges {
  private final ModerationStore store;
  private final RoomAccess access;
  private final Delivery delivery;
  private final TimeSource time;

  public RoomChanges(ModerationStore store, RoomAccess access, Delivery delivery, TimeSource time) {
    this.store = store;
    this.access = access;
    this.delivery = delivery;
    this.time = time;
  }

  long now() {
    return time.epochMillis();
  }

  AuditEntry entry(Moderator by, String action, Room room, String target) {
    return AuditEntry.of(now(), by.party(), action, room.log().key(), target, "");
  }

  /** Returns a user as who it is in a room. */
  Moderator moderator(User user, Room room) {
    return Moderator.of(user, access.role(user.person().account(), room));
  }

  /** Returns the settings of a room, as they are stored once they are changed. */
  RoomSettings settings(Room room) {
    return room.rights()
        .settings()
        .orElseGet(() -> RoomSettings.initial(room.log(), room.name().key(), Draft.GUEST, now()))
        .changedAt(now());
  }

  /** Stores settings that leave a room public or private, and what else changes with them. */
  void store(Room room, RoomSettings settings, List<ModerationChange> more, AuditEntry entry)
      throws LogException {
    List<ModerationChange> all = new ArrayList<>(more);
    all.add(0, new ModerationChange.StoreSettings(settings));
    apply(all, entry);
    room.rights().setSettings(settings);
  }

  /** Stores changes, and leaves those in memory to the caller. */
  void apply(List<ModerationChange> changes, AuditEntry entry) throws LogException {
    store.apply(changes, Optional.of(entry));
  }

  /** Returns whether settings are stored of a public room with the name of a room. */
  boolean isNameInUse(Room room) throws LogException {
    return !store.named(room.name().key()).isEmpty();
  }

  void setRole(Room room, RoomRole role, AuditEntry entry) throws LogException {
    apply(List.of(new ModerationChange.SetRole(role), touched(room)), entry);
    room.rights().setRole(role);
    room.rights().setSettings(settings(room));
    access.refresh(room);
  }

  void removeRole(Room room, long account, AuditEntry entry) throws LogException {
    apply(List.of(new ModerationChange.RemoveRole(room.log(), account), touched(room)), entry);
    room.rights().removeRole(account);
    room.rights().setSettings(settings(room));
    access.refresh(room);
  }

  /** Records that a room has been changed, so that it does not vanish with its last member. */
  private ModerationChange touched(Room room) {
    return new ModerationChange.StoreSettings(settings(room));
  }

  /** Sends all members of a room what an account is in it now. */
  void announceRole(Room room, long account, Nick nick) {
    announce(
        room, new ModMessage.Role(room.name(), nick, access.role(account, room).word(), account));
  }

  /** Sends a message to all members of a room. */
  void announce(Room room, ServerMessage message) {
    delivery.announce(room, message, Collections.newSetFromMap(new IdentityHashMap<>()));
  }
}
