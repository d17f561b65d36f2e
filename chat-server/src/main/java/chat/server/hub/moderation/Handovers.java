package chat.server.hub.moderation;

import chat.protocol.ErrorCode;
import chat.protocol.ModRequest;
import chat.protocol.Nick;
import chat.protocol.RefusedException;
import chat.server.hub.rights.Action;
import chat.server.hub.rights.Role;
import chat.server.hub.room.Ownership;
import chat.server.hub.room.RoomAccess;
import chat.server.hub.state.ChatState;
import chat.server.hub.state.Person;
import chat.server.hub.state.Room;
import chat.server.hub.state.User;
import chat.server.log.Draft;
import chat.server.log.LogException;
import chat.server.log.account.StoredAccount;
import chat.server.log.moderation.ModerationChange;
import chat.server.log.moderation.RoomRole;
import chat.server.log.moderation.RoomSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hands rooms over to other accounts, and lets ops claim those of lost owners. Hub's thread. */
final class Handovers {
  /** How long an owner must not have logged in before an op may claim the room. */
  private static final Duration OWNER_GONE = Duration.ofDays(365);

  private final ChatState state;
  private final RoomChanges changes;
  private final Accounts accounts;
  private final RoomAccess access;
  private final Expulsions expulsions;

  Handovers(
      ChatState state,
      RoomChanges changes,
      Accounts accounts,
      RoomAccess access,
      Expulsions expulsions) {
    this.state = state;
    this.changes = changes;
    this.accounts = accounts;
    this.access = access;
    this.expulsions = expulsions;
  }

  /** Hands a room over for a user who may do that. */
  void give(User by, Room room, ModRequest.Grant request) throws RefusedException, LogException {
    access.require(by, Optional.of(room), Action.GIVE, request);
    long account = accounts.require(request.nick(), request);
    requireMember(room, account, request);
    if (room.rights().isPrivate() && !state.rooms().privateRooms().admits(room.log(), account)) {
      throw request.refusal(
          ErrorCode.NO_SUCH_NICK,
          "%s was invited to %s, but has not entered it yet"
              .formatted(request.nick(), room.name()));
    }
    handOver(changes.moderator(by, room), room, account, request);
  }

  /** Hands a room over that the console may give to anybody: of a private one, to a new member. */
  void give(Moderator by, Room room, ModRequest.Grant request)
      throws RefusedException, LogException {
    long account = accounts.require(request.nick(), request);
    handOver(by, room, account, request);
    state.rooms().privateRooms().admit(room.log(), account, changes.now());
    if (room.rights().isPrivate()) {
      leaveNamesake(room, account);
    }
  }

  /** Makes an op the owner of a room whose owner is gone. */
  void claim(User by, Room room, ModRequest.OfRoom request) throws RefusedException, LogException {
    access.require(by, Optional.of(room), Action.CLAIM, request);
    long gone = changes.now() - OWNER_GONE.toMillis();
    Optional<StoredAccount> owner = accounts.find(room.rights().owner());
    if (owner.filter(account -> account.seen() > gone).isPresent()) {
      throw request.refusal(
          ErrorCode.NO_RIGHT,
          "%s belongs to %s, who was here less than a year ago"
              .formatted(room.name(), owner.get().nick()));
    }
    handOver(changes.moderator(by, room), room, by.person().account(), request);
  }

  private void handOver(Moderator by, Room room, long account, ModRequest request)
      throws RefusedException, LogException {
    if (!Ownership.canBeOwned(room.name())) {
      throw request.refusal(ErrorCode.BAD_SETTING, room.name() + " can't belong to anybody");
    }
    long before = room.rights().owner();
    if (before == account) {
      return;
    }
    RoomSettings settings = changes.settings(room).withOwner(account);
    List<ModerationChange> more = new ArrayList<>();
    more.add(new ModerationChange.RemoveRole(room.log(), account));
    Optional<RoomRole> old = Optional.empty();
    if (accounts.find(before).isPresent()) {
      old = Optional.of(new RoomRole(room.log(), before, RoomRole.Kind.OP, changes.now(), true));
      more.add(new ModerationChange.SetRole(old.get()));
    }
    String nick = accounts.nick(account).map(Nick::value).orElse("");
    changes.store(room, settings, more, changes.entry(by, request.firstToken(), room, nick));
    room.rights().removeRole(account);
    old.ifPresent(room.rights()::setRole);
    access.refresh(room);
    announce(room, account);
    if (before != Draft.GUEST) {
      announce(room, before);
    }
  }

  /** Takes an account out of the other room of a name, which denotes this one for it now. */
  private void leaveNamesake(Room room, long account) throws LogException {
    Optional<Person> person = state.users().ofAccount(account);
    if (person.isPresent()) {
      expulsions.leaveOther(person.get(), room);
    }
  }

  /** Refuses who is no member of a private room. */
  static void requireMember(Room room, long account, ModRequest.Grant request)
      throws RefusedException {
    if (room.rights().isPrivate() && room.rights().roleOf(account) == Role.ACCOUNT) {
      throw request.refusal(
          ErrorCode.NO_SUCH_NICK,
          "%s is not a member of %s; /invite %s first"
              .formatted(request.nick(), room.name(), request.nick()));
    }
  }

  /** Sends all members of a room what an account is in it now. */
  void announce(Room room, long account) throws LogException {
    Nick nick = accounts.nick(account).orElseGet(() -> Nick.received("?"));
    changes.announceRole(room, account, nick);
  }
}
