package chat.server.hub.moderation;

import chat.protocol.ErrorCode;
import chat.protocol.ModMessage;
import chat.protocol.ModRequest;
import chat.protocol.Nick;
import chat.protocol.RefusedException;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import chat.server.hub.rights.Action;
import chat.server.hub.rights.Role;
import chat.server.hub.rights.Subject;
import chat.server.hub.room.RoomAccess;
import chat.server.hub.state.ChatState;
import chat.server.hub.state.Person;
import chat.server.hub.state.Room;
import chat.server.hub.state.User;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.moderation.AuditEntry;
import chat.server.log.moderation.RoomRole;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Invites accounts into rooms, and gives and takes roles. The hub's thread. */
public final class Grants {
  private final ChatState state;
  private final RoomChanges changes;
  private final Accounts accounts;
  private final RoomAccess access;
  private final Expulsions expulsions;
  private final Handovers handovers;

  public Grants(
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
    this.handovers = new Handovers(state, changes, accounts, access, expulsions);
  }

  /** Returns what hands rooms over. */
  Handovers handovers() {
    return handovers;
  }

  /** Carries out a request about a user of a room. */
  void carryOut(User by, Room room, ModRequest.Grant request)
      throws RefusedException, LogException {
    switch (request.action()) {
      case INVITE -> invite(by, room, request);
      case UNINVITE -> uninvite(by, room, request);
      case OP -> promote(by, room, request, Action.OP, RoomRole.Kind.OP);
      case VOICE -> promote(by, room, request, Action.VOICE, RoomRole.Kind.VOICE);
      case DEOP -> demote(by, room, request, Action.DEOP, Role.OP);
      case DEVOICE -> demote(by, room, request, Action.VOICE, Role.VOICED);
      case GIVE -> handovers.give(by, room, request);
      default -> throw new IllegalStateException("no grant: " + request.action());
    }
  }

  private void invite(User by, Room room, ModRequest.Grant request)
      throws RefusedException, LogException {
    access.require(by, Optional.of(room), Action.INVITE, request);
    long account = accounts.require(request.nick(), request);
    requireUnbanned(room, account, request);
    if (room.rights().isPrivate() && room.rights().roleOf(account) == Role.ACCOUNT) {
      changes.setRole(
          room,
          new RoomRole(room.log(), account, RoomRole.Kind.MEMBER, changes.now(), false),
          changes.entry(changes.moderator(by, room), "invite", room, request.nick().value()));
      room.rights().role(account).ifPresent(state.rooms().privateRooms()::admit);
    }
    notifyInvited(by, room, account);
  }

  /** Refuses to invite an account that the room would not let in. */
  private void requireUnbanned(Room room, long account, ModRequest.Grant request)
      throws RefusedException, LogException {
    Subject invited = new Subject(account, request.nick(), "", Optional.empty());
    if (access.ban(invited, Optional.of(room)).isPresent()) {
      throw request.refusal(
          ErrorCode.BANNED,
          "%s is banned from %s; /bans lists the bans, and /unban N takes one back"
              .formatted(request.nick(), room.name()));
    }
  }

  private void notifyInvited(User by, Room room, long account) {
    ServerMessage invited = new ModMessage.Invited(room.name(), by.nick());
    state.users().ofAccount(account).map(Person::devices).orElse(List.of()).stream()
        .filter(device -> !device.isIn(room) && device.scope().allows(room.name()))
        .flatMap(device -> device.session().stream())
        .forEach(session -> session.reply(invited));
  }

  /** Returns the private room that a user declines to enter by a request. */
  Optional<Room> invitation(User by, ModRequest.Grant request) throws LogException {
    boolean isOwn = request.action() == ModRequest.Action.UNINVITE && isSelf(by, request);
    Optional<LogName> log =
        isOwn
            ? state.rooms().privateRooms().invitation(by.person().account(), request.room())
            : Optional.empty();
    return log.isPresent() ? Optional.of(state.rooms().ofLog(log.get())) : Optional.empty();
  }

  private static boolean isSelf(User by, ModRequest.Grant request) {
    return request.nick().equals(by.nick()) && !by.person().isGuest();
  }

  /** Ends a membership, or an invitation, which its account may decline from anywhere. */
  void uninvite(User by, Room room, ModRequest.Grant request)
      throws RefusedException, LogException {
    boolean isSelf = requireUnlessSelf(by, room, request, Action.UNINVITE);
    long account = accounts.require(request.nick(), request);
    requireBelow(by, room, account, isSelf, request);
    if (room.rights().roleOf(account) == Role.ACCOUNT) {
      throw request.refusal(
          ErrorCode.NO_SUCH_NICK, request.nick() + " is not a member of " + room.name());
    }
    changes.removeRole(
        room,
        account,
        changes.entry(changes.moderator(by, room), "uninvite", room, request.nick().value()));
    if (room.rights().isPrivate()) {
      exclude(by.nick(), room, account, Text.of("no longer invited"));
    }
    handovers.announce(room, account);
  }

  /** Refuses what a user may not take from others; returns whether it is its own. */
  private boolean requireUnlessSelf(User by, Room room, ModRequest.Grant request, Action action)
      throws RefusedException {
    if (isSelf(by, request)) {
      return true;
    }
    access.require(by, Optional.of(room), action, request);
    return false;
  }

  /** Makes a private room nonexistent for an account that was a member. */
  private void exclude(Nick by, Room room, long account, Text reason) {
    if (state.rooms().privateRooms().admits(room.log(), account)) {
      expulsions.forget(room, account);
    }
    state.rooms().privateRooms().expel(room.log(), account);
    state
        .users()
        .ofAccount(account)
        .filter(person -> person.devicesIn(room) > 0)
        .ifPresent(person -> expulsions.expel(person, room, by, reason));
  }

  private void promote(
      User by, Room room, ModRequest.Grant request, Action action, RoomRole.Kind kind)
      throws RefusedException, LogException {
    access.require(by, Optional.of(room), action, request);
    long account = accounts.require(request.nick(), request);
    requireBelow(by, room, account, false, request);
    Handovers.requireMember(room, account, request);
    Role before = room.rights().roleOf(account);
    if (before != Role.OP || kind == RoomRole.Kind.OP) {
      setRole(by, room, account, kind, request);
    }
  }

  private void demote(User by, Room room, ModRequest.Grant request, Action action, Role taken)
      throws RefusedException, LogException {
    boolean isSelf = requireUnlessSelf(by, room, request, action);
    long account = accounts.require(request.nick(), request);
    requireBelow(by, room, account, isSelf, request);
    if (room.rights().roleOf(account) != taken) {
      throw request.refusal(
          ErrorCode.NO_SUCH_NICK,
          "%s is not %s in %s".formatted(request.nick(), taken.word(), room.name()));
    }
    if (room.rights().isPrivate()) {
      setRole(by, room, account, RoomRole.Kind.MEMBER, request);
    } else {
      changes.removeRole(room, account, entry(by, room, request));
      handovers.announce(room, account);
    }
  }

  private void setRole(
      User by, Room room, long account, RoomRole.Kind kind, ModRequest.Grant request)
      throws LogException {
    boolean hasEntered =
        room.rights()
            .role(account)
            .map(RoomRole::hasEntered)
            .orElseGet(() -> state.users().ofAccount(account).stream().anyMatch(isIn(room)));
    changes.setRole(
        room,
        new RoomRole(room.log(), account, kind, changes.now(), hasEntered),
        entry(by, room, request));
    handovers.announce(room, account);
  }

  private static Predicate<Person> isIn(Room room) {
    return person -> person.devicesIn(room) > 0;
  }

  private AuditEntry entry(User by, Room room, ModRequest.Grant request) {
    return changes.entry(
        changes.moderator(by, room), request.action().word(), room, request.nick().value());
  }

  /** Refuses what would change the role of someone who ranks as high as the one who requests it. */
  private void requireBelow(
      User by, Room room, long account, boolean isSelf, ModRequest.Grant request)
      throws RefusedException {
    Role role = access.role(account, room);
    Role own = access.role(by.person().account(), room);
    boolean ownerLeaves = isSelf && role == Role.OWNER;
    if (ownerLeaves || !(isSelf || own.isAbove(role))) {
      throw request.refusal(
          ErrorCode.NO_RIGHT,
          ownerLeaves
              ? "%s is yours; /room give NICK gives it to somebody else".formatted(room.name())
              : request.nick() + " ranks as high as you, or higher");
    }
  }
}
