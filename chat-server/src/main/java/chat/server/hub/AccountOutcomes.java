package chat.server.hub;

import chat.protocol.AccountMessage;
import chat.protocol.AuthRequest;
import chat.protocol.ErrorCode;
import chat.protocol.Limits;
import chat.protocol.Nick;
import chat.protocol.QueryAnswer;
import chat.protocol.RefusedException;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import chat.protocol.account.Fingerprint;
import chat.server.account.Challenge;
import chat.server.account.Outcome;
import chat.server.hub.account.AccountRooms;
import chat.server.hub.account.ReadMarks;
import chat.server.hub.peer.Identity;
import chat.server.hub.peer.Session;
import chat.server.hub.rights.Bots;
import chat.server.hub.room.Memberships;
import chat.server.hub.state.ChatState;
import chat.server.hub.state.Person;
import chat.server.hub.state.Sessions;
import chat.server.hub.state.User;
import chat.server.log.LogException;
import chat.server.log.account.TokenScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies the authenticator's outcomes, and answers the client. The hub's thread. */
final class AccountOutcomes {
  private static final Logger LOG = LoggerFactory.getLogger(AccountOutcomes.class);

  private final Sessions sessions;
  private final AccountLogin logins;
  private final Memberships memberships;
  private final AccountRooms rooms;
  private final Bots bots;
  private final boolean accountsOnly;

  AccountOutcomes(
      ChatState state,
      AccountLogin logins,
      Memberships memberships,
      AccountRooms rooms,
      boolean accountsOnly) {
    this.sessions = state.sessions();
    this.bots = state.bots();
    this.logins = logins;
    this.memberships = memberships;
    this.rooms = rooms;
    this.accountsOnly = accountsOnly;
  }

  /** Carries out an outcome, and answers the request that it belongs to. */
  void carryOut(Session session, AuthRequest request, Outcome outcome) {
    long start = System.nanoTime();
    try {
      dispatch(session, request, outcome);
    } catch (RefusedException e) {
      Requests.refuse(session, e);
    } catch (LogException e) {
      Requests.refuse(
          session,
          request.refusal(
              ErrorCode.NOT_STORED, "the server can't reach its stored messages; try again later"));
    } finally {
      session.peer().charge(System.nanoTime() - start);
    }
  }

  private void dispatch(Session session, AuthRequest request, Outcome outcome)
      throws RefusedException, LogException {
    if (outcome instanceof Outcome.Refused refused) {
      throw request.refusal(refused.code(), refused.sentence());
    } else if (outcome instanceof Outcome.LoggedIn loggedIn) {
      logIn(session, request, loggedIn);
    } else if (outcome instanceof Outcome.Token token) {
      remember(session, request, token);
    } else if (outcome instanceof Outcome.Devices devices) {
      if (devices.devices().isEmpty()) {
        session.remark("no device stays logged in; chat-client --remember makes one do so");
      }
      finish(session, request, devices(session, devices));
    } else if (outcome instanceof Outcome.Keys keys) {
      if (keys.keys().isEmpty()) {
        session.remark("no SSH key logs you in; /key add KEY adds one");
      }
      finish(session, request, keys(keys));
    } else if (request.action() == AuthRequest.Action.LOGOUT) {
      logOut(session, request);
    } else {
      finish(session, request, List.of());
    }
  }

  private static void finish(
      Session session, AuthRequest request, List<? extends ServerMessage> messages) {
    List<ServerMessage> answer = new ArrayList<>(messages);
    answer.add(new QueryAnswer.Done(request.verb().name(), request.firstToken()));
    session.reply(answer);
    session.peer().answered(1);
  }

  /** Answers with the challenge to sign. */
  void challenge(Session session, AuthRequest.Key request, Challenge challenge) {
    finish(session, request, List.of(new AccountMessage.Challenge(challenge.nonce())));
  }

  private void logIn(Session session, AuthRequest request, Outcome.LoggedIn outcome)
      throws RefusedException, LogException {
    Identity identity =
        new Identity(
            outcome.account(), outcome.nick(), outcome.device(), outcome.scope(), outcome.marks());
    logins.requireEntry(session, request, identity);
    Optional<User> user = sessions.user(session);
    List<ServerMessage> answer = new ArrayList<>();
    if (user.isPresent()) {
      Nick before = user.get().nick();
      logins.logIn(user.get(), identity);
      session.setIdentity(Optional.of(identity.withoutMarks()));
      logins.takeOver(user.get(), identity);
      addRenamed(before, user.get().nick(), answer);
      answer.add(accountOf(identity));
      answer.addAll(rooms.marks().of(identity.account(), identity.scope()));
    } else {
      session.setIdentity(Optional.of(identity));
      answer.add(accountOf(identity));
      identity.marks().stream()
          .filter(mark -> identity.scope().allows(mark.place()))
          .forEach(mark -> answer.add(ReadMarks.message(mark)));
    }
    finish(session, request, answer);
    try {
      if (request instanceof AuthRequest.Register) {
        session.remark(
            "%s is yours now; /login %s on other devices, /password changes the password"
                .formatted(identity.nick(), identity.nick()));
      }
      if (user.isPresent()) {
        boolean wasBarred = user.get().barred().isPresent();
        user.get().setBarred(Optional.empty());
        logins.follow(user.get());
        logins.invite(user.get());
        memberships.greetings().loggedIn(user.get());
        if (!session.usesMessageIds()) {
          enterAsText(user.get(), wasBarred);
        }
      }
    } catch (LogException e) {
      // The client is logged in, and has its answer.
      LOG.warn("connection {}: can't read the log: {}", session.number(), e.getMessage());
    }
  }

  /** Takes a new account's nick, and those that look like it, from the guests who have them. */
  void isRegistered(Outcome.LoggedIn account) {
    try {
      logins.isRegistered(account.account(), account.nick());
    } catch (LogException e) {
      LOG.warn("can't read the accounts: {}", e.getMessage());
    }
  }

  /** Sends a text client its direct messages, which it can't request. */
  private void enterAsText(User user, boolean wasBarred) throws LogException {
    if (user.scope().hasRooms()) {
      return;
    }
    memberships.followInbox(user, rooms.marks().seq(user.person().account(), Limits.INBOX));
    if ((accountsOnly || wasBarred) && user.memberships().isEmpty()) {
      memberships.joinLobby(user);
    }
  }

  private AccountMessage.Account accountOf(Identity identity) {
    return new AccountMessage.Account(
        Optional.of(identity.nick()), identity.account(), bots.contains(identity.account()));
  }

  private static void addRenamed(Nick before, Nick now, List<ServerMessage> answer) {
    if (!before.value().equals(now.value())) {
      answer.add(new ServerMessage.Renamed(before, now));
    }
  }

  private void remember(Session session, AuthRequest request, Outcome.Token outcome) {
    session.setIdentity(session.identity().map(known -> known.withToken(outcome.device())));
    sessions
        .user(session)
        .ifPresent(user -> user.setToken(OptionalLong.of(outcome.device()), TokenScope.ALL));
    finish(session, request, List.of(new AccountMessage.Token(outcome.device(), outcome.token())));
    outcome.token().close();
  }

  private static List<AccountMessage> devices(Session session, Outcome.Devices devices) {
    List<AccountMessage> messages = new ArrayList<>();
    for (var device : devices.devices()) {
      boolean isThis =
          session
              .identity()
              .filter(identity -> identity.isDevice(device.account(), device.number()))
              .isPresent();
      messages.add(
          new AccountMessage.Device(
              device.number(),
              device.created(),
              device.seen(),
              isThis,
              device.scope().words(),
              Text.of(device.name())));
    }
    return messages;
  }

  private static List<AccountMessage> keys(Outcome.Keys keys) {
    List<AccountMessage> messages = new ArrayList<>();
    for (var key : keys.keys()) {
      messages.add(
          new AccountMessage.Key(
              Fingerprint.parse(key.fingerprint()), key.added(), Text.of(key.comment())));
    }
    return messages;
  }

  /** Refuses to register a guest who is banned. */
  void requireUnbanned(Session session, AuthRequest request) throws RefusedException, LogException {
    logins.requireUnbanned(session, request);
  }

  /** Makes the client a guest again. */
  void logOut(Session session, AuthRequest request) throws LogException {
    Optional<User> user = sessions.user(session);
    List<ServerMessage> answer = new ArrayList<>();
    if (user.isPresent()) {
      answer.addAll(logOut(user.get()));
    }
    session.setIdentity(Optional.empty());
    answer.add(new AccountMessage.Account(Optional.empty(), AccountMessage.GUEST));
    finish(session, request, answer);
    if (user.isPresent()) {
      logins.follow(user.get());
      if (!session.usesMessageIds() && !session.hasEnded()) {
        user.get().inboxMembership().goLive();
      }
    }
  }

  private List<ServerMessage> logOut(User user) throws LogException {
    List<ServerMessage> answer = new ArrayList<>();
    Person account = user.person();
    if (accountsOnly) {
      answer.addAll(memberships.leaveAll(user));
    }
    logins.logOut(user);
    addRenamed(account.nick(), user.nick(), answer);
    // RENAMED removed the account from the client's lists, but its other devices are still there.
    for (var room : user.rooms()) {
      if (account.devicesIn(room) > 0) {
        answer.add(new ServerMessage.Joined(room.name(), account.nick(), account.account()));
      }
    }
    return answer;
  }
}
