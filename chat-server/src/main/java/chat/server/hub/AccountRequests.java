package chat.server.hub;

import chat.protocol.AuthRequest;
import chat.protocol.ErrorCode;
import chat.protocol.Nick;
import chat.protocol.RefusedException;
import chat.server.account.Authenticator;
import chat.server.account.Challenge;
import chat.server.account.Outcome;
import chat.server.hub.peer.Identity;
import chat.server.hub.peer.RequestState;
import chat.server.hub.peer.Session;
import chat.server.hub.rights.TokenLimits;
import chat.server.hub.room.Departures;
import chat.server.hub.state.Sessions;
import chat.server.hub.state.User;
import chat.server.log.LogException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Checks whether a client may send an AUTH, and hands it to the authenticator, whose answer {@link
 * AccountOutcomes} carries out later. The hub's thread.
 */
final class AccountRequests {
  private final Sessions sessions;
  private final Authenticator authenticator;
  private final AccountOutcomes outcomes;
  private final Departures departures;
  private final Later later;

  /** Schedules actions on the hub's thread. Any thread. */
  interface Later {
    /** Carries out an action in the order of a session's requests, unless the session ends. */
    void inTurnOf(Session session, Runnable action);

    /** Carries out an action while no batch is open. */
    void afterBatch(Runnable action);
  }

  AccountRequests(
      Sessions sessions,
      Authenticator authenticator,
      AccountOutcomes outcomes,
      Departures departures,
      Later later) {
    this.sessions = sessions;
    this.authenticator = authenticator;
    this.outcomes = outcomes;
    this.departures = departures;
    this.later = later;
  }

  RequestState carryOut(Session session, AuthRequest request)
      throws RefusedException, LogException {
    try {
      return dispatch(session, request);
    } catch (RefusedException e) {
      wipe(request);
      throw e;
    }
  }

  private RequestState dispatch(Session session, AuthRequest request)
      throws RefusedException, LogException {
    TokenLimits.require(session.scope(), request);
    switch (request.action()) {
      case REGISTER -> register(session, (AuthRequest.Register) request);
      case PASSWORD -> password(session, (AuthRequest.Password) request);
      case TOKEN -> token(session, (AuthRequest.Token) request);
      case KEY -> challenge(session, (AuthRequest.Key) request);
      case SIGNATURE -> signature(session, (AuthRequest.Signature) request);
      case CHANGE -> change(session, (AuthRequest.Change) request);
      case LOGOUT -> logOut(session, request);
      case REMEMBER -> remember(session, (AuthRequest.Remember) request);
      case DEVICES -> authenticator.devices(account(session, request), answer(session, request));
      case REVOKE ->
          revoke(
              session, request, account(session, request), ((AuthRequest.Revoke) request).device());
      case KEYS -> authenticator.keys(account(session, request), answer(session, request));
      case ADDKEY ->
          authenticator.addKey(
              account(session, request),
              ((AuthRequest.AddKey) request).line().toString(),
              answer(session, request));
      case DROPKEY ->
          authenticator.removeKey(
              account(session, request),
              ((AuthRequest.DropKey) request).key(),
              answer(session, request));
    }
    return RequestState.PENDING;
  }

  private void register(Session session, AuthRequest.Register request)
      throws RefusedException, LogException {
    requireConfidential(session, request);
    requireGuest(session, request);
    outcomes.requireUnbanned(session, request);
    Nick nick =
        sessions
            .user(session)
            .map(User::nick)
            .orElseThrow(() -> request.refusal(ErrorCode.HELLO_FIRST, "send HELLO first"));
    if (nick.isReserved()) {
      throw request.refusal(
          ErrorCode.BAD_NICK,
          "the nick " + nick + " is for guests; choose the one to register first: /nick NICK");
    }
    Consumer<Outcome> answer = answer(session, request);
    authenticator.register(
        nick,
        request.password(),
        address(session),
        outcome -> {
          answer.accept(outcome);
          if (outcome instanceof Outcome.LoggedIn registered) {
            // Also if the connection has ended: a guest may have taken the nick meanwhile.
            later.afterBatch(() -> outcomes.isRegistered(registered));
          }
        });
  }

  private void password(Session session, AuthRequest.Password request) throws RefusedException {
    requireLogin(session, request);
    authenticator.password(
        request.nick(), request.password(), address(session), answer(session, request));
  }

  private void token(Session session, AuthRequest.Token request) throws RefusedException {
    requireLogin(session, request);
    authenticator.token(request.token(), address(session), answer(session, request));
  }

  private void challenge(Session session, AuthRequest.Key request) throws RefusedException {
    requireLogin(session, request);
    Challenge challenge = authenticator.challenge(request.nick(), request.key());
    session.setChallenge(challenge);
    outcomes.challenge(session, request, challenge);
  }

  private void signature(Session session, AuthRequest.Signature request) throws RefusedException {
    requireLogin(session, request);
    Optional<Challenge> challenge = session.takeChallenge();
    authenticator.signature(
        challenge.orElseThrow(
            () ->
                request.refusal(ErrorCode.AUTH_FAILED, "request what to sign first, by AUTH key")),
        session.peer().certificate(),
        request.signature().toString(),
        address(session),
        answer(session, request));
  }

  private void change(Session session, AuthRequest.Change request) throws RefusedException {
    requireConfidential(session, request);
    authenticator.changePassword(
        account(session, request),
        request.before(),
        request.now(),
        address(session),
        answer(session, request));
  }

  private void remember(Session session, AuthRequest.Remember request) throws RefusedException {
    requireConfidential(session, request);
    authenticator.remember(
        account(session, request), request.name().toString(), answer(session, request));
  }

  /** Deletes the token that the client logged in by, too: nobody is to log in by it any more. */
  private void logOut(Session session, AuthRequest request) throws RefusedException, LogException {
    Identity identity = requireIdentity(session, request);
    if (identity.token().isPresent()) {
      revoke(session, request, identity.account(), identity.token().getAsLong());
    } else {
      outcomes.logOut(session, request);
    }
  }

  private void revoke(Session session, AuthRequest request, long account, long device) {
    Consumer<Outcome> answer = answer(session, request);
    authenticator.revoke(
        account,
        device,
        outcome -> {
          answer.accept(outcome);
          if (outcome instanceof Outcome.Done) {
            // Also if the connection that requested it has ended.
            later.afterBatch(() -> departures.logOut(account, device));
          }
        });
  }

  private Consumer<Outcome> answer(Session session, AuthRequest request) {
    return outcome -> later.inTurnOf(session, () -> outcomes.carryOut(session, request, outcome));
  }

  private void requireLogin(Session session, AuthRequest request) throws RefusedException {
    requireConfidential(session, request);
    if (sessions.user(session).isPresent()) {
      requireGuest(session, request);
    }
  }

  private static void requireGuest(Session session, AuthRequest request) throws RefusedException {
    Optional<Identity> identity = session.identity();
    if (identity.isPresent()) {
      throw request.refusal(
          ErrorCode.NICK_CLAIMED,
          "you are logged in as " + identity.get().nick() + "; log out first: /logout");
    }
  }

  private static void requireConfidential(Session session, AuthRequest request)
      throws RefusedException {
    if (!session.isConfidential()) {
      throw request.refusal(
          ErrorCode.NOT_CONFIDENTIAL,
          "passwords are accepted over TLS or on this computer only; connect with chat-client"
              + " --tls HOST");
    }
  }

  private static long account(Session session, AuthRequest request) throws RefusedException {
    return requireIdentity(session, request).account();
  }

  private static Identity requireIdentity(Session session, AuthRequest request)
      throws RefusedException {
    return session
        .identity()
        .orElseThrow(
            () ->
                request.refusal(
                    ErrorCode.AUTH_REQUIRED, "you are not logged in; log in first: /login NICK"));
  }

  private static Optional<String> address(Session session) {
    return session.origin().isLoopback() ? Optional.empty() : Optional.of(session.origin().key());
  }

  /** Overwrites the secrets of a refused request, which the authenticator never receives. */
  private static void wipe(AuthRequest request) {
    if (request instanceof AuthRequest.Register register) {
      register.password().close();
    } else if (request instanceof AuthRequest.Password password) {
      password.password().close();
    } else if (request instanceof AuthRequest.Token token) {
      token.token().close();
    } else if (request instanceof AuthRequest.Change change) {
      change.before().close();
      change.now().close();
    }
  }
}
