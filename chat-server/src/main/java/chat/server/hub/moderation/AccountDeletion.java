package chat.server.hub.moderation;

import chat.protocol.Nick;
import chat.server.hub.room.Departures;
import chat.server.hub.room.RoomAccess;
import chat.server.hub.state.ChatState;
import chat.server.hub.state.Feed;
import chat.server.hub.state.Room;
import chat.server.log.Draft;
import chat.server.log.Erased;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.LogPosition;
import chat.server.log.NamedRoom;
import chat.server.log.moderation.AuditEntry;
import chat.server.log.moderation.ModerationChange;
import chat.server.log.moderation.ModerationStore;
import chat.server.log.moderation.RoomRole;
import chat.server.log.moderation.RoomSettings;
import chat.server.time.TimeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Deletes accounts. Their rooms pass to the op who has been one for the longest time. The hub's
 * thread.
 */
public final class AccountDeletion {
  private final ChatState state;
  private final ModerationStore store;
  private final Parts parts;
  private final TimeSource time;

  /** What follows a deletion. */
  public record Parts(
      RoomChanges changes, Accounts accounts, RoomAccess access, Departures departures) {}

  public AccountDeletion(ChatState state, ModerationStore store, Parts parts, TimeSource time) {
    this.state = state;
    this.store = store;
    this.parts = parts;
    this.time = time;
  }

  /**
   * What an account had.
   *
   * @param rooms the rooms that it owned, as operators name them, with the nick of the owner from
   *     now on, or empty if nobody owns one; those that vanished with it are left out
   * @param roles in how many other rooms it had a role
   */
  public record Deleted(Map<NamedRoom, Optional<Nick>> rooms, int roles) {}

  /**
   * Deletes an account by one commit with its entry of the audit log, ends its connections, and
   * takes it out of all rooms.
   *
   * @param reason what its clients are sent
   */
  public Deleted delete(long account, AuditEntry entry, String reason) throws LogException {
    List<RoomSettings> owned = store.ownedBy(account);
    List<RoomRole> roles = store.rolesOf(account);
    Map<LogName, RoomRole> heirs = new LinkedHashMap<>();
    List<ModerationChange> all = new ArrayList<>();
    for (RoomSettings room : owned) {
      Optional<RoomRole> heir = heir(room.room(), account);
      if (heir.isPresent()) {
        heirs.put(room.room(), heir.get());
        all.add(new ModerationChange.StoreSettings(settings(room, heir)));
        all.add(new ModerationChange.RemoveRole(room.room(), heir.get().account()));
      }
    }
    all.add(new ModerationChange.DeleteAccount(account, time.epochMillis()));
    store.apply(all, Optional.of(entry));
    parts.departures().logOut(account, reason);
    roles.forEach(role -> leave(role.room(), account));
    Map<NamedRoom, Optional<Nick>> passed = new LinkedHashMap<>();
    for (RoomSettings room : owned) {
      Optional<RoomRole> heir = Optional.ofNullable(heirs.get(room.room()));
      leave(room.room(), account);
      Optional<Nick> owner = pass(room, heir);
      if (store.room(room.room()).settings().isPresent()) {
        passed.put(NamedRoom.of(room.room(), room.isPrivate()), owner);
      }
    }
    forget(account);
    return new Deleted(passed, roles.size());
  }

  /**
   * Erases some messages of an account, in rooms and in inboxes.
   *
   * @param after where the last step ended; empty to begin
   */
  public Erased eraseMessages(long account, Optional<LogPosition> after) throws LogException {
    Erased erased = state.log().erase(account, after);
    for (LogName log : erased.logs()) {
      // What members are sent from now on is read again.
      state.rooms().byLog(log).ifPresent(Feed::forgetRecent);
      if (!log.isRoom()) {
        state.users().inbox(log).ifPresent(Feed::forgetRecent);
      }
    }
    return erased;
  }

  private Optional<RoomRole> heir(LogName room, long account) throws LogException {
    return store.room(room).roles().stream()
        .filter(
            role ->
                role.kind() == RoomRole.Kind.OP && role.hasEntered() && role.account() != account)
        .min(Comparator.comparingLong(RoomRole::since).thenComparingLong(RoomRole::account));
  }

  private RoomSettings settings(RoomSettings room, Optional<RoomRole> heir) {
    return heir.isPresent()
        ? room.withOwner(heir.get().account()).changedAt(time.epochMillis())
        : room.withOwner(Draft.GUEST);
  }

  private void leave(LogName log, long account) {
    state.rooms().privateRooms().expel(log, account);
    state.rooms().byLog(log).ifPresent(room -> room.rights().removeRole(account));
  }

  /** Lets a room in memory follow what is stored; returns the nick of its new owner. */
  private Optional<Nick> pass(RoomSettings stored, Optional<RoomRole> heir) throws LogException {
    Optional<Room> room = state.rooms().byLog(stored.room());
    if (room.isPresent()) {
      room.get().rights().setSettings(settings(stored, heir));
      heir.ifPresent(role -> room.get().rights().removeRole(role.account()));
    }
    if (heir.isEmpty()) {
      return Optional.empty();
    }
    Optional<Nick> nick = parts.accounts().nick(heir.get().account());
    if (room.isPresent() && nick.isPresent()) {
      parts.access().refresh(room.get());
      parts.changes().announceRole(room.get(), heir.get().account(), nick.get());
    }
    return nick;
  }

  /** Nothing else in memory names the account: its number is never used again. */
  private void forget(long account) {
    parts.access().operators().set(account, false);
    parts.access().bots().set(account, 0);
    parts.access().bans(Optional.empty()).removeAccount(account);
    state.rooms().all().forEach(room -> room.rights().bans().removeAccount(account));
  }
}
