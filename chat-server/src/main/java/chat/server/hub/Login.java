package chat.server.hub;

import chat.protocol.ClientMessage;
import chat.protocol.ConnectionMessage;
import chat.protocol.ErrorCode;
import chat.protocol.RefusedException;
import chat.server.hub.peer.RequestState;
import chat.server.hub.peer.Session;
import chat.server.hub.state.ChatState;
import chat.server.hub.state.User;
import chat.server.log.LogException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens sessions and logs them in, as a guest or by HELLO. The hub's thread. */
final class Login {
  private static final Logger LOG = LoggerFactory.getLogger(Login.class);

  private final HubOptions options;
  private final ChatState state;
  private final Nicks nicks;
  private final Memberships memberships;
  private final Departures departures;

  Login(
      HubOptions options,
      ChatState state,
      Nicks nicks,
      Memberships memberships,
      Departures departures) {
    this.options = options;
    this.state = state;
    this.nicks = nicks;
    this.memberships = memberships;
    this.departures = departures;
  }

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
    guest.inboxMembership().goLive();
    memberships.joinLobby(guest);
  }

  RequestState hello(Session session, ClientMessage.Hello hello)
      throws RefusedException, LogException {
    if (state.sessions().user(session).isPresent()) {
      throw hello.refusal(ErrorCode.HELLO_TWICE, "already logged in");
    }
    String author = hello.clientId().digest();
    Optional<User> known = state.users().byAuthor(author);
    nicks.check(hello, hello.nick(), known);
    if (known.isPresent()) {
      departures.replaceConnection(known.get());
      nicks.renameResumed(known.get(), hello.nick());
    }
    User user = known.isPresent() ? known.get() : state.users().add(hello.nick(), author);
    user.person().setAnnounced();
    logIn(session, user);
    return RequestState.ANSWERED;
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
            options.limits()));
  }
}
