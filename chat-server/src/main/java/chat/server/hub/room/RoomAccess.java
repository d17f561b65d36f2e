package chat.server.hub.room;

import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.Nick;
import chat.protocol.RefusedException;
import chat.server.hub.peer.Origin;
import chat.server.hub.peer.Session;
import chat.server.hub.rights.Action;
import chat.server.hub.rights.AddressPrefix;
import chat.server.hub.rights.BanIndex;
import chat.server.hub.rights.Bots;
import chat.server.hub.rights.Operators;
import chat.server.hub.rights.Rights;
import chat.server.hub.rights.Role;
import chat.server.hub.rights.Standing;
import chat.server.hub.rights.Subject;
import chat.server.hub.state.Membership;
import chat.server.hub.state.Person;
import chat.server.hub.state.Room;
import chat.server.hub.state.User;
import chat.server.log.Draft;
import chat.server.log.LogException;
import chat.server.log.account.AccountStore;
import chat.server.log.moderation.Ban;
import chat.server.time.TimeSource;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a user may do in a room and on the server: the one class that asks {@link Rights}.
 * The hub's thread.
 */
public final class RoomAccess {
  private final Operators operators;
  private final Bots bots;
  private final BanIndex serverBans;
  private final AccountStore accounts;
  private final TimeSource time;

  /**
   * The access that stored roles and bans give.
   *
   * @param serverBans the bans and mutes of the whole server
   */
  public RoomAccess(
      Operators operators, Bots bots, BanIndex serverBans, AccountStore accounts, TimeSource time) {
    this.operators = operators;
    this.bots = bots;
    this.serverBans = serverBans;
    this.accounts = accounts;
    this.time = time;
  }

  /** Returns the bans and mutes of a room, or of the whole server. */
  public BanIndex bans(Optional<Room> room) {
    return room.map(in -> in.rights().bans()).orElse(serverBans);
  }

  public Operators operators() {
    return operators;
  }

  public Bots bots() {
    return bots;
  }

  /** Returns what an account is in a room: operators have no role in private ones. */
  public Role role(long account, Room room) {
    boolean isOperator =
        account != Draft.GUEST && operators.contains(account) && !room.rights().isPrivate();
    return isOperator ? Role.OPERATOR : room.rights().roleOf(account);
  }

  /** Returns what an account is on the whole server. */
  public Role serverRole(long account) {
    if (account == Draft.GUEST) {
      return Role.GUEST;
    }
    return operators.contains(account) ? Role.OPERATOR : Role.ACCOUNT;
  }

  /** Returns what an account is in a room, or on the whole server. */
  public Role role(long account, Optional<Room> room) {
    return room.isPresent() ? role(account, room.get()) : serverRole(account);
  }

  public boolean may(Person person, Room room, Action action) {
    return Rights.allows(role(person.account(), room), action);
  }

  /** Returns whether a person sees, as an operator, what is reported: of no private room. */
  public boolean isForOperator(Person person, Optional<Room> room) {
    return room.filter(in -> in.rights().isPrivate()).isEmpty()
        && Rights.allows(serverRole(person.account()), Action.SEE_REPORTS);
  }

  /** Refuses what a user may not do in a room, or on the whole server. */
  public void require(User user, Optional<Room> room, Action action, ClientMessage request)
      throws RefusedException {
    if (!Rights.allows(role(user.person().account(), room), action)) {
      throw request.refusal(ErrorCode.NO_RIGHT, refusal(room, action));
    }
  }

  private static String refusal(Optional<Room> room, Action action) {
    if (room.isEmpty()) {
      return "only an operator of this server may do that";
    }
    Room in = room.get();
    boolean hasOwner = in.rights().owner() != Draft.GUEST;
    String who = Rights.allows(Role.OP, action) ? "its ops" : "";
    if (hasOwner && Rights.allows(Role.OWNER, action)) {
      who += who.isEmpty() ? "its owner" : " and its owner";
    }
    boolean isForOperators = who.isEmpty() || !hasOwner;
    return "in %s, only %s may do that"
        .formatted(in.name(), isForOperators ? "an operator of this server" : who);
  }

  /** Returns what is known of a user, to be compared with bans. */
  public static Subject subject(User user) {
    return new Subject(
        user.person().account(),
        user.nick(),
        user.author(),
        user.session().flatMap(RoomAccess::address));
  }

  /** Returns where a session comes from; empty for this computer, which no ban binds. */
  public static Optional<AddressPrefix> address(Session session) {
    Origin origin = session.origin();
    return origin.isLoopback() ? Optional.empty() : AddressPrefix.parse(origin.key());
  }

  /**
   * Returns why someone may not enter a room, or the server; empty if it may. The bans of addresses
   * bind guests and accounts that are younger; ops are bound by the bans of their accounts alone.
   */
  public Optional<Ban> ban(Subject subject, Optional<Room> room) throws LogException {
    return longest(binding(subject, room, Ban.Effect.BAN));
  }

  private Optional<Ban> longest(List<Ban> bans) {
    return bans.stream().reduce((a, b) -> end(a) >= end(b) ? a : b);
  }

  private static long end(Ban ban) {
    return ban.until() == 0 ? Long.MAX_VALUE : ban.until();
  }

  private List<Ban> binding(Subject subject, Optional<Room> room, Ban.Effect effect)
      throws LogException {
    List<Ban> found = bans(room).find(subject, effect, time.epochMillis());
    if (found.isEmpty() || subject.isGuest()) {
      return found;
    }
    Role role = role(subject.account(), room);
    if (role.isAbove(Role.OP)) {
      return List.of();
    }
    long created = accounts.created(subject.account());
    return found.stream()
        .filter(
            ban ->
                ban.kind() == Ban.Kind.ACCOUNT || (ban.made() < created && Role.OP.isAbove(role)))
        .toList();
  }

  /** Returns whether an account exists: it may be deleted while somebody logs in to it. */
  public boolean isRegistered(long account) throws LogException {
    return accounts.registered(account).isPresent();
  }

  /** Refuses to let someone into the server who is banned. */
  public void requireUnbanned(ClientMessage request, Subject subject)
      throws RefusedException, LogException {
    Optional<Ban> ban = ban(subject, Optional.empty());
    if (ban.isPresent()) {
      throw request.refusal(ErrorCode.BANNED, sentence(ban.get(), Optional.empty()));
    }
  }

  /** Refuses a nick with which a guest would be banned from the server or from one of its rooms. */
  public void requireUnbanned(ClientMessage request, User guest, Nick nick)
      throws RefusedException, LogException {
    Subject known = subject(guest);
    Subject renamed = new Subject(known.account(), nick, known.client(), known.address());
    requireUnbanned(request, renamed);
    for (Room room : guest.rooms()) {
      Optional<Ban> ban = ban(renamed, Optional.of(room));
      if (ban.isPresent()) {
        throw request.refusal(ErrorCode.BANNED, sentence(ban.get(), Optional.of(room)));
      }
    }
  }

  /**
   * Refuses to let a user into a room who is banned, or who was kicked a short time ago and whose
   * program enters by itself: a person requests no messages after a number.
   */
  public void requireEntry(User user, Room room, ClientMessage.Join request)
      throws RefusedException, LogException {
    Subject subject = subject(user);
    Optional<Ban> ban = ban(subject, Optional.of(room));
    if (ban.isPresent()) {
      throw request.refusal(ErrorCode.BANNED, sentence(ban.get(), Optional.of(room)));
    }
    List<Ban> kicks = binding(subject, Optional.of(room), Ban.Effect.KICK);
    if (!kicks.isEmpty() && request.after().isPresent()) {
      throw request.refusal(ErrorCode.KICKED, sentence(kicks.get(0), Optional.of(room)));
    }
    // What is stored of them ends soon.
    kicks.forEach(kick -> room.rights().bans().removeTogether(kick.together()));
  }

  /** Says why someone may not enter, or write in, a room or the server. */
  public static String sentence(Ban ban, Optional<Room> room) {
    String where = room.map(in -> in.name().value()).orElse("this server");
    String reason = ban.reason().isEmpty() ? "" : ": " + ban.reason();
    if (ban.effect() == Ban.Effect.KICK) {
      return "you were kicked from " + where + reason;
    }
    String until = ban.until() == 0 ? "" : " until " + Standing.moment(ban.until());
    return "you are banned from " + where + until + reason;
  }

  /** Lets the standing of a user in a room follow its role, its mutes and the room's settings. */
  public void refresh(Membership<Room> membership) throws LogException {
    User user = membership.user();
    Room room = membership.feed();
    Standing standing = membership.standing();
    Role role = role(user.person().account(), room);
    long muted = Math.max(user.mutedUntil(), mutedUntil(subject(user), Optional.of(room)));
    standing.set(role, Rights.isLimited(role, Action.SPEAK), room.rights().limits(), muted);
  }

  /** Lets the standing of everyone in a room follow. */
  public void refresh(Room room) throws LogException {
    for (Membership<?> membership : room.memberships()) {
      refresh(membership.user().membership(room.name()).orElseThrow());
    }
  }

  /** Lets the standing of a user everywhere follow, and how fast its client may send. */
  public void refresh(User user) throws LogException {
    int rate = bots.rate(user.person().account());
    user.session().ifPresent(session -> session.peer().setRate(rate, Bots.burst(rate)));
    user.setMutedUntil(mutedUntil(subject(user), Optional.empty()));
    for (Membership<Room> membership : user.memberships()) {
      refresh(membership);
    }
  }

  private long mutedUntil(Subject subject, Optional<Room> room) throws LogException {
    return longest(binding(subject, room, Ban.Effect.MUTE)).map(RoomAccess::end).orElse(0L);
  }

  /** Refuses a direct message of someone who is muted on the whole server. */
  public void requireTell(User user, ClientMessage request) throws RefusedException {
    if (user.mutedUntil() > time.epochMillis()) {
      throw request.refusal(ErrorCode.MUTED, Standing.muted(user.mutedUntil()));
    }
  }

  /** Sets the standing with which a user enters a room, which its person's devices share. */
  void enter(Membership<Room> membership) throws LogException {
    User user = membership.user();
    Room room = membership.feed();
    Optional<Standing> shared =
        user.person().devices().stream()
            .filter(device -> device != user)
            .flatMap(device -> device.membership(room.name()).stream())
            .map(Membership::standing)
            .findFirst();
    shared.ifPresent(membership::setStanding);
    refresh(membership);
    if (shared.isEmpty() && membership.standing().isSlow()) {
      membership.standing().setLastSaid(room.lastSaid(user));
    }
  }
}
