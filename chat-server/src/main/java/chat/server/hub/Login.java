package chat.server.hub;

import chat.protocol.ClientMessage;
import chat.protocol.ConnectionMessage;
import chat.protocol.ErrorCode;
import chat.protocol.ModMessage;
import chat.protocol.Nick;
import chat.protocol.RefusedException;
import chat.protocol.ServerLimits;
import chat.protocol.Text;
import chat.server.hub.peer.Identity;
import chat.server.hub.peer.MessageEncoder;
import chat.server.hub.peer.RequestState;
import chat.server.hub.peer.Session;
import chat.server.hub.rights.Bots;
import chat.server.hub.rights.Subject;
import chat.server.hub.room.Departures;
import chat.server.hub.room.Memberships;
import chat.server.hub.room.Presence;
import chat.server.hub.room.RoomAccess;
import chat.server.hub.state.ChatState;
import chat.server.hub.state.User;
import chat.server.log.Draft;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.RoomLog;
import chat.server.log.moderation.Ban;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens sessions and logs them in, as a guest or by HELLO. The hub's thread. */
final class Login {
  private static final Logger LOG = LoggerFactory.getLogger(Login.class);

  private final HubOptions options;
  private final ChatState state;
  private final Names names;
  private final Memberships memberships;
  private final Departures departures;

  Login(
      HubOptions options,
      ChatState state,
      Names names,
      Memberships memberships,
      Departures departures) {
    this.options = options;
    this.state = state;
    this.names = names;
    this.memberships = memberships;
    this.departures = departures;
  }

  /** The collaborators that decide who has which nick. */
  record Names(Nicks nicks, AccountLogin accounts, Presence presence, RoomAccess access) {}

  /** Opens a framed session, whose client was a guest if it was silent at first. */
  void connectFramed(Session session) {
    departures.removeGuest(session);
    session.setForm(options.frameEncoder(), true);
    state.sessions().open(session);
  }

  /** Opens a text session, and logs its client in as a guest in the lobby. */
  void connectGuest(Session session) throws LogException {
    session.setForm(options.textEncoder(), false);
    state.sessions().open(session);
    User guest = state.users().addGuest();
    logIn(session, guest);
    showMotd(session);
    guest.inboxMembership().goLive();
    Optional<Ban> ban = names.access().ban(RoomAccess.subject(guest), Optional.empty());
    if (ban.isPresent()) {
      String why = RoomAccess.sentence(ban.get(), Optional.empty());
      session.remark(why);
      guest.setBarred(Optional.of(why));
    } else if (options.hubLimits().accountsOnly()) {
      session.remark(Requests.ONLY_FOR_ACCOUNTS);
    } else {
      memberships.joinLobby(guest);
    }
  }

  RequestState hello(Session session, ClientMessage.Hello hello)
      throws RefusedException, LogException {
    if (state.sessions().user(session).isPresent()) {
      throw hello.refusal(ErrorCode.HELLO_TWICE, "already logged in");
    }
    MessageEncoder frames = options.frameEncoder();
    session.setForm(hello.knowsChanges() ? frames.withChanges() : frames, true);
    String author = hello.clientId().digest();
    Optional<User> known = state.users().byAuthor(author);
    if (session.identity().isEmpty() && session.isConfidential()) {
      // A client that was logged in resumes by its client id, which is a secret like a token.
      session.setIdentity(known.flatMap(User::identity));
    }
    Optional<Identity> identity = session.identity();
    requireUnbanned(session, hello);
    User user =
        identity.isPresent()
            ? accountDevice(session, identity.get(), author, known)
            : guest(session, hello, author, known);
    names.nicks().granted(session);
    logIn(session, user);
    if (known.filter(user::equals).isEmpty()) {
      showMotd(session);
    }
    names.access().refresh(user);
    if (identity.isPresent()) {
      names.accounts().takeOver(user, identity.get());
      session.setIdentity(identity.map(Identity::withoutMarks));
      if (known.filter(user::equals).isEmpty()) {
        memberships.greetings().loggedIn(user);
      }
      names.accounts().invite(user);
    }
    return RequestState.ANSWERED;
  }

  private void requireUnbanned(Session session, ClientMessage.Hello hello)
      throws RefusedException, LogException {
    Optional<Identity> identity = session.identity();
    names
        .access()
        .requireUnbanned(
            hello,
            new Subject(
                identity.map(Identity::account).orElse(Draft.GUEST),
                identity.map(Identity::nick).orElse(hello.nick()),
                hello.clientId().digest(),
                RoomAccess.address(session)));
  }

  private User guest(
      Session session, ClientMessage.Hello hello, String author, Optional<User> known)
      throws RefusedException, LogException {
    Optional<User> resumed = known.filter(user -> user.person().isGuest());
    names.nicks().check(hello, hello.nick(), resumed);
    if (resumed.isPresent()) {
      departures.replaceConnection(resumed.get());
      names.nicks().renameResumed(resumed.get(), hello.nick());
    } else {
      known.ifPresent(departures::removeReplaced);
    }
    User user = resumed.isPresent() ? resumed.get() : addGuest(session, hello.nick(), author);
    names.presence().show(user.person());
    return user;
  }

  private User addGuest(Session session, Nick nick, String author) throws LogException {
    return state.users().addGuest(nick, author, newest(session, author, LogName.inbox(author)));
  }

  /** Returns what the client of a new user continues. */
  private RoomLog.ClientEnds newest(Session session, String author, LogName inbox)
      throws LogException {
    return state.log().newest(author, inbox, session.takePrepared(author, inbox));
  }

  private User accountDevice(
      Session session, Identity identity, String author, Optional<User> known) throws LogException {
    if (known.isEmpty()) {
      return addDevice(session, identity, author);
    }
    User device = known.get();
    if (!device.person().isGuest() && device.person().account() != identity.account()) {
      departures.removeReplaced(device);
      return addDevice(session, identity, author);
    }
    departures.replaceConnection(device);
    names.accounts().logIn(device, identity);
    return device;
  }

  private User addDevice(Session session, Identity identity, String author) throws LogException {
    LogName inbox = LogName.ofAccount(identity.account());
    return names.accounts().add(identity, author, newest(session, author, inbox));
  }

  private void showMotd(Session session) {
    Text motd = options.texts().motd();
    if (!motd.isEmpty()) {
      session.reply(new ModMessage.Notice("motd", motd));
    }
  }

  private void logIn(Session session, User user) {
    state.sessions().logIn(session, user);
    LOG.debug("connection {}: is {}", session.number(), user.nick());
    session.reply(
        new ConnectionMessage.Welcome(
            user.nick(),
            options.software(),
            state.log().id(),
            user.lastId(),
            options.maxTextBytes(),
            limits(session, user)));
  }

  private ServerLimits limits(Session session, User user) {
    int rate = names.access().bots().rate(user.person().account());
    ServerLimits limits =
        options.limits().withServers(session.reachable(options.otherServers().get()));
    return rate == 0 ? limits : limits.with(ServerLimits.Limit.RATE, rate, Bots.burst(rate));
  }
}
