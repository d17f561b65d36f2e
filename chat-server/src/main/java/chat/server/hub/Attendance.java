package chat.server.hub;

import chat.protocol.ByeCode;
import chat.protocol.ByteSink;
import chat.protocol.ClientId;
import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.Nick;
import chat.protocol.RefusedException;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.RoomLog;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Who comes, goes, comes back, and is called what. The hub's thread. */
final class Attendance {
  /** How long a connection that ends may take to send what waits. */
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final RoomLog log;
  private final HubOptions options;
  private final Clock clock;
  private final Rooms rooms;
  private final Delivery delivery;
  private final Budget recentBudget;
  private final Users users = new Users();
  private final Set<Session> sessions = Collections.newSetFromMap(new IdentityHashMap<>());

  Attendance(
      RoomLog log,
      HubOptions options,
      Clock clock,
      Rooms rooms,
      Delivery delivery,
      Budget recentBudget) {
    this.recentBudget = recentBudget;
    this.log = log;
    this.options = options;
    this.clock = clock;
    this.rooms = rooms;
    this.delivery = delivery;
  }

  /** Everyone's nick whose presence was announced. */
  List<Nick> nicks() {
    return users.all().stream().filter(User::isAnnounced).map(User::nick).toList();
  }

  /** Every connection that is here. */
  Collection<Session> sessions() {
    return sessions;
  }

  /** Tells everyone what concerns all. */
  void tellAll(ServerMessage message) {
    sessions.forEach(session -> session.reply(message));
  }

  Optional<User> find(Nick nick) {
    return users.byNick(nick);
  }

  /** A connection speaks frames, or will soon; if it was a listening guest, it never was one. */
  void arriveFramed(Session session) {
    session.user().ifPresent(this::vanish);
    session.forgetUser();
    session.speak(options.frameEncoder(), true);
    sessions.add(session);
  }

  /** A connection speaks text: it is a guest in the lobby at once. */
  void arriveAsGuest(Session session) throws LogException {
    session.speak(options.textEncoder(), false);
    sessions.add(session);
    Nick nick = users.nextGuest();
    User guest = newUser(nick, ClientId.random().digest());
    settle(guest, session);
    session.reply(welcome(guest));
    guest.inboxMembership().goLive();
    rooms.joinLobby(guest);
  }

  void hello(Session session, ClientMessage.Hello hello) throws RefusedException, LogException {
    if (session.user().isPresent()) {
      throw Chat.refusal(ErrorCode.HELLO_TWICE, hello, "you are welcome already");
    }
    Nick nick = notReserved(hello, hello.nick());
    String author = hello.clientId().digest();
    Optional<User> known = users.byAuthor(author);
    Optional<User> holder = users.byNick(nick);
    if (holder.isPresent() && !holder.equals(known)) {
      throw Chat.refusal(ErrorCode.NICK_IN_USE, hello, "somebody else is called " + nick);
    }
    User user = known.isPresent() ? takeOver(known.get(), nick) : newUser(nick, author);
    settle(user, session);
    user.setAnnounced();
    session.reply(welcome(user));
    followInbox(user, hello.inboxAfter());
  }

  private static Nick notReserved(ClientMessage message, Nick nick) throws RefusedException {
    if (nick.isReserved()) {
      throw Chat.refusal(ErrorCode.BAD_NICK, message, nick + " is a name that the server gives");
    }
    return nick;
  }

  private User newUser(Nick nick, String author) throws LogException {
    LogName inboxLog = LogName.inbox(author);
    UserInbox inbox = new UserInbox(inboxLog, log.lastSeq(inboxLog), recentBudget);
    User user = new User(author, nick, inbox, log.lastId(author));
    users.add(user);
    return user;
  }

  private static void settle(User user, Session session) {
    user.attach(session);
    session.become(user);
  }

  /** The same client on a new connection; its memberships wait for it to JOIN them again. */
  private User takeOver(User user, Nick nick) {
    user.session().ifPresent(old -> end(old, ByeCode.TAKEN_OVER, "you are connected elsewhere"));
    user.memberships().forEach(Membership::vacate);
    user.inboxMembership().vacate();
    users.awaitReturn(user, clock.millis());
    if (!user.nick().value().equals(nick.value())) {
      Nick before = user.nick();
      users.rename(user, nick);
      rooms.tellRename(user, before);
    }
    return user;
  }

  private void followInbox(User user, OptionalLong after) {
    long end = user.inbox().lastSeq();
    OwnMessages own = new OwnMessages(user.author(), 0);
    if (after.isEmpty()) {
      user.inboxMembership().goLive();
    } else {
      // A number beyond the end counts as none: the replay is an empty one.
      long start = Math.min(after.getAsLong(), end);
      delivery.follow(user.inboxMembership(), new CatchUp.Start(start, own, true));
    }
  }

  private ServerMessage.Welcome welcome(User user) {
    return new ServerMessage.Welcome(
        user.nick(), options.software(), log.id(), user.lastId(), options.maxTextBytes());
  }

  void rename(User user, ClientMessage.Rename message) throws RefusedException {
    Nick nick = notReserved(message, message.nick());
    Optional<User> holder = users.byNick(nick);
    if (holder.isPresent() && holder.get() != user) {
      throw Chat.refusal(ErrorCode.NICK_IN_USE, message, "somebody else is called " + nick);
    }
    Nick before = user.nick();
    users.rename(user, nick);
    user.session().orElseThrow().reply(new ServerMessage.Renamed(before, nick));
    if (user.isAnnounced()) {
      rooms.tellRename(user, before);
    } else {
      rooms.announce(user);
    }
  }

  /** A client takes its leave: nothing of it is kept, and all that waits is sent. */
  void bye(Session session) {
    session.user().ifPresent(this::depart);
    end(session, ByeCode.BYE, "goodbye");
  }

  /** A client is put out for what it sent, or for a bug of ours; an ERROR tells programs which. */
  void disconnect(Session session, ByeCode code, String reason) {
    if (session.hasEnded()) {
      return;
    }
    if (session.isNumbered()) {
      session.reply(new ServerMessage.Refused(code.word(), "-", "-", Text.of(reason)));
    }
    session.user().ifPresent(this::depart);
    end(session, code, reason);
  }

  /** The input of a connection has ended without a BYE. */
  void endOfInput(Session session) {
    if (session.hasEnded()) {
      return;
    }
    session.user().ifPresent(user -> lose(session, user));
    sessions.remove(session);
    session.end();
    session.peer().finish(new byte[0], FAREWELL);
  }

  private void lose(Session session, User user) {
    if (!session.isNumbered()) {
      depart(user);
      return;
    }
    user.memberships().forEach(Membership::vacate);
    user.inboxMembership().vacate();
    user.detach();
    users.awaitReturn(user, clock.millis());
  }

  /** Whether somebody's time to come back may run out soon. */
  boolean awaitsAnyone() {
    return users.awaitsAnyone();
  }

  /**
   * Those whose time to come back has run out are gone, or lose the memberships they did not take.
   */
  void expireAbsences() {
    Optional<User> overdue = users.nextOverdue(clock.millis());
    while (overdue.isPresent()) {
      User user = overdue.get();
      if (user.session().isEmpty()) {
        depart(user);
      } else {
        rooms.rooms(user).stream()
            .filter(room -> user.membership(room.name()).filter(Membership::isVacant).isPresent())
            .forEach(room -> rooms.leave(user, room));
      }
      overdue = users.nextOverdue(clock.millis());
    }
  }

  /** Everyone is told that the server stops. */
  void shutDown(Duration limit) {
    for (Session session : List.copyOf(sessions)) {
      session.end();
      session.peer().finish(shuttingDown(session.encoder()), limit);
    }
    sessions.clear();
  }

  /** A listening guest was none; what it was being told in text must not run into frames. */
  private void vanish(User guest) {
    guest.memberships().forEach(Membership::stopReplay);
    guest.inboxMembership().stopReplay();
    depart(guest);
  }

  private void depart(User user) {
    rooms.rooms(user).forEach(room -> rooms.leave(user, room));
    user.inboxMembership().vacate();
    user.inbox().forgetRecent();
    users.remove(user);
  }

  private void end(Session session, ByeCode code, String reason) {
    sessions.remove(session);
    byte[] farewell = farewell(session.encoder(), code, reason);
    session.end();
    session.peer().finish(farewell, FAREWELL);
  }

  /** The last that a client hears when the server stops. */
  static byte[] shuttingDown(MessageEncoder encoder) {
    return farewell(encoder, ByeCode.SHUTTING_DOWN, "the server stops");
  }

  private static byte[] farewell(MessageEncoder encoder, ByeCode code, String reason) {
    ByteSink sink = new ByteSink();
    encoder.encode(new ServerMessage.Bye(code.word(), Text.of(reason)), sink);
    return sink.toByteArray();
  }
}
