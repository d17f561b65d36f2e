package chat.server.hub.moderation;

import chat.protocol.ErrorCode;
import chat.protocol.ModRequest;
import chat.protocol.RefusedException;
import chat.protocol.Text;
import chat.server.hub.room.Ownership;
import chat.server.hub.state.Membership;
import chat.server.hub.state.Person;
import chat.server.hub.state.PrivateRooms;
import chat.server.hub.state.Room;
import chat.server.hub.state.Rooms;
import chat.server.log.Draft;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.moderation.Access;
import chat.server.log.moderation.ModerationChange;
import chat.server.log.moderation.RoomRole;
import chat.server.log.moderation.RoomSettings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes rooms private, unlisted or public. A private room leaves its name: for everyone but its
 * members, that denotes the public room that somebody makes next. The hub's thread.
 */
public final class AccessChanges {
  /** Begins the key of a private room's settings, which no query by a name finds. */
  private static final String HIDDEN = "!";

  private final Rooms rooms;
  private final RoomChanges changes;
  private final Expulsions expulsions;

  public AccessChanges(Rooms rooms, RoomChanges changes, Expulsions expulsions) {
    this.rooms = rooms;
    this.changes = changes;
    this.expulsions = expulsions;
  }

  void set(Moderator by, Room room, Access access, ModRequest.Set request)
      throws RefusedException, LogException {
    boolean isPrivate = room.rights().isPrivate();
    if (access == Access.PRIVATE && !isPrivate) {
      hide(by, room, request);
    } else if (access != Access.PRIVATE && isPrivate) {
      show(by, room, access, request);
    } else if (!isPrivate) {
      RoomSettings settings = changes.settings(room).withAccess(access);
      changes.store(room, settings, List.of(), changes.entry(by, "set", room, access.word()));
      rooms.setListed(room.log(), access == Access.PUBLIC);
    }
  }

  private void hide(Moderator by, Room room, ModRequest.Set request)
      throws RefusedException, LogException {
    if (!Ownership.canBeOwned(room.name()) || room.rights().owner() == Draft.GUEST) {
      throw request.refusal(
          ErrorCode.BAD_SETTING,
          "%s belongs to nobody; only a room with an owner can be private".formatted(room.name()));
    }
    RoomSettings settings =
        changes.settings(room).withKey(HIDDEN + room.name().key()).withAccess(Access.PRIVATE);
    List<RoomRole> admitted = present(room);
    List<ModerationChange> all = new ArrayList<>();
    all.add(new ModerationChange.MakePrivate(settings, successor(room)));
    admitted.forEach(role -> all.add(new ModerationChange.SetRole(role)));
    List<Long> banned = banned(room);
    banned.forEach(account -> all.add(new ModerationChange.RemoveRole(room.log(), account)));
    changes.apply(all, changes.entry(by, "set", room, Access.PRIVATE.word()));
    room.rights().setSettings(settings);
    admitted.forEach(room.rights()::setRole);
    banned.forEach(room.rights()::removeRole);
    rooms.hide(room, settings);
    PrivateRooms hidden = rooms.privateRooms();
    room.rights().roles().forEach(hidden::admit);
    hidden.endAnswers(room.log());
    for (Person person : persons(room)) {
      if (!hidden.admits(room.log(), person.account())) {
        expulsions.expel(person, room, by.nick(), Text.of("the room is private now"));
      }
    }
  }

  /** Returns the accounts in a room that have no role in it, or an invitation, as members. */
  private List<RoomRole> present(Room room) {
    return persons(room).stream()
        .map(Person::account)
        .filter(
            account ->
                account != Draft.GUEST
                    && account != room.rights().owner()
                    && room.rights().role(account).filter(RoomRole::hasEntered).isEmpty())
        .map(
            account ->
                room.rights()
                    .role(account)
                    .map(role -> role.entered(changes.now()))
                    .orElseGet(
                        () ->
                            new RoomRole(
                                room.log(), account, RoomRole.Kind.MEMBER, changes.now(), true)))
        .toList();
  }

  /** Returns the accounts with a role that are banned: a ban ends a membership. */
  private List<Long> banned(Room room) {
    return room.rights().roles().stream()
        .map(RoomRole::account)
        .filter(account -> room.rights().bans().binds(account, changes.now()))
        .toList();
  }

  private static Set<Person> persons(Room room) {
    Set<Person> persons = new LinkedHashSet<>();
    for (Membership<?> membership : room.memberships()) {
      persons.add(membership.user().person());
    }
    return persons;
  }

  /** Returns the log of the public room of a name once a room is private. */
  private LogName successor(Room room) {
    LogName next = rooms.privateRooms().publicLog(room.name());
    int generation = Math.max(next.generation(), room.log().generation() + 1);
    return LogName.of(room.name(), generation);
  }

  private void show(Moderator by, Room room, Access access, ModRequest.Set request)
      throws RefusedException, LogException {
    if (rooms.isPublic(room.name()) || changes.isNameInUse(room)) {
      throw request.refusal(
          ErrorCode.ROOM_EXISTS,
          "a public room has the name %s, so this one stays private".formatted(room.name()));
    }
    RoomSettings settings = changes.settings(room).withKey(room.name().key()).withAccess(access);
    LogName successor = rooms.privateRooms().publicLog(room.name());
    changes.apply(
        List.of(new ModerationChange.MakePublic(settings, successor)),
        changes.entry(by, "set", room, access.word()));
    room.rights().setSettings(settings);
    rooms.show(room);
    rooms.setListed(room.log(), access == Access.PUBLIC);
  }
}
