package chat.server.hub;

import chat.protocol.AuthRequest;
import chat.protocol.ChangeRequest;
import chat.protocol.ClientMessage;
import chat.protocol.ClientVerb;
import chat.protocol.ErrorCode;
import chat.protocol.ModRequest;
import chat.protocol.Query;
import chat.protocol.RefusedException;
import chat.protocol.ServerMessage;
import chat.server.hub.account.AccountRooms;
import chat.server.hub.moderation.ModRequests;
import chat.server.hub.peer.LogText;
import chat.server.hub.peer.RequestState;
import chat.server.hub.peer.Session;
import chat.server.hub.query.Queries;
import chat.server.hub.rights.TokenLimits;
import chat.server.hub.room.Departures;
import chat.server.hub.room.Memberships;
import chat.server.hub.room.Presence;
import chat.server.hub.state.Sessions;
import chat.server.hub.state.User;
import chat.server.log.LogException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Dispatches each request to the class that carries it out, and refuses it. The hub's thread. */
final class Requests {
  /** What guests are sent where only accounts may chat. */
  static final String ONLY_FOR_ACCOUNTS =
      "this server is for people with an account: /login NICK, or /nick NICK and then /register";

  private static final Logger LOG = LoggerFactory.getLogger(Requests.class);

  private final Sessions sessions;
  private final Coming coming;
  private final Writing writing;
  private final Queries queries;
  private final Accounts accounts;

  /** What carries out requests about accounts. */
  record Accounts(AccountRequests requests, AccountRooms rooms, boolean only) {}

  /** What carries out requests that change who is where, and under which nick. */
  record Coming(
      Login login,
      Departures departures,
      Memberships memberships,
      Nicks nicks,
      Presence presence,
      ModRequests moderation) {}

  /** What carries out requests that add to the batch. */
  record Writing(MessageIntake intake, Topics topics) {}

  Requests(Sessions sessions, Coming coming, Writing writing, Queries queries, Accounts accounts) {
    this.sessions = sessions;
    this.coming = coming;
    this.writing = writing;
    this.queries = queries;
    this.accounts = accounts;
  }

  /** Announces a guest whose first message is about to be carried out. */
  void prepare(Session session, ClientMessage request) {
    if (request instanceof ClientMessage.Numbered message) {
      sessions.user(session).ifPresent(user -> writing.intake().announce(user, message));
    }
  }

  /**
   * Carries out a request, and charges its client for the work; returns POSTPONED if it, or its
   * refusal, must follow the batch.
   */
  RequestState carryOut(Session session, ClientMessage request) {
    if (Turn.Order.of(request) == Turn.Order.IN_BATCH && !(request instanceof ChangeRequest)) {
      // The rates limit these, and their commit is shared. A change reads the log.
      return carryOutFree(session, request);
    }
    long start = System.nanoTime();
    try {
      return carryOutFree(session, request);
    } finally {
      session.peer().charge(System.nanoTime() - start);
    }
  }

  private RequestState carryOutFree(Session session, ClientMessage request) {
    try {
      RequestState state = dispatch(session, request);
      if (state == RequestState.ANSWERED) {
        session.peer().answered(1);
      }
      return state;
    } catch (RefusedException e) {
      return refuseInOrder(session, e);
    } catch (LogException e) {
      queries.failures().report(session, request, e);
      return refuseInOrder(
          session,
          request.refusal(
              ErrorCode.NOT_STORED, "the server can't reach its stored messages; try again later"));
    }
  }

  private RequestState refuseInOrder(Session session, RefusedException refusal) {
    if (session.isInBatch()) {
      return RequestState.POSTPONED;
    }
    refuse(session, refusal);
    return RequestState.PENDING;
  }

  /** Answers a request with a refusal. */
  static void refuse(Session session, RefusedException refusal) {
    ServerMessage.Refused answer = refusal.answer();
    if (LOG.isDebugEnabled()) {
      LOG.debug(
          "connection {}: refused {} ({}): {}",
          session.number(),
          LogText.of(answer.requestVerb()),
          answer.code(),
          LogText.of(refusal.getMessage()));
    }
    session.reply(answer);
    session.peer().answered(1);
  }

  private RequestState dispatch(Session session, ClientMessage request)
      throws RefusedException, LogException {
    if (request.verb() != ClientVerb.AUTH) {
      TokenLimits.require(session.scope(), request);
    }
    return switch (request.verb()) {
      case HELLO -> coming.login().hello(session, (ClientMessage.Hello) request);
      case BYE -> coming.departures().bye(session);
      case SAY, EMOTE ->
          writing.intake().say(session, requireUser(session, request), (ClientMessage.Say) request);
      case TELL ->
          writing
              .intake()
              .tell(session, requireUser(session, request), (ClientMessage.Tell) request);
      case NICK ->
          coming.nicks().rename(requireLogin(session, request), (ClientMessage.Rename) request);
      case JOIN -> coming.memberships().join(requireUser(session, request), request);
      case LEAVE -> coming.memberships().leave(requireUser(session, request), request);
      case TOPIC -> topic(session, request);
      case WHO -> who(requireUser(session, request), (Query.Who) request);
      case ROOMS -> queries.rooms(requireUser(session, request), request);
      case HISTORY -> queries.history(requireUser(session, request), (Query.History) request);
      case SEARCH -> queries.search(requireUser(session, request), (Query.Search) request);
      case AUTH -> accounts.requests().carryOut(session, (AuthRequest) request);
      case READ -> read(requireUser(session, request), (ClientMessage.Read) request);
      case MOD ->
          coming
              .moderation()
              .carryOut(session, requireUser(session, request), (ModRequest) request);
      case EDIT, DELETE ->
          writing.intake().change(session, requireUser(session, request), (ChangeRequest) request);
      case PING, PONG -> {
        // The reader answers PING itself, and PONG needs no answer.
        requireLogin(session, request);
        yield RequestState.ANSWERED;
      }
    };
  }

  private RequestState who(User user, Query.Who query) {
    coming.presence().sendChangesTo(user);
    return queries.who(user, query);
  }

  private RequestState topic(Session session, ClientMessage request)
      throws RefusedException, LogException {
    User user = requireUser(session, request);
    return request instanceof Query.Topic query
        ? queries.topic(user, query)
        : writing.topics().set(session, user, (ClientMessage.SetTopic) request);
  }

  private RequestState read(User user, ClientMessage.Read request) throws RefusedException {
    if (user.person().isGuest()) {
      throw request.refusal(ErrorCode.AUTH_REQUIRED, "only accounts have read marks");
    }
    accounts.rooms().read(user, request.place(), request.seq());
    return RequestState.ANSWERED;
  }

  /** Returns the user of a session, who must have an account if the server is for accounts only. */
  private User requireUser(Session session, ClientMessage request) throws RefusedException {
    User user = requireLogin(session, request);
    if (accounts.only() && user.person().isGuest()) {
      throw request.refusal(ErrorCode.AUTH_REQUIRED, ONLY_FOR_ACCOUNTS);
    }
    if (user.barred().isPresent()) {
      throw request.refusal(ErrorCode.BANNED, user.barred().get());
    }
    return user;
  }

  private User requireLogin(Session session, ClientMessage request) throws RefusedException {
    return sessions
        .user(session)
        .orElseThrow(() -> request.refusal(ErrorCode.HELLO_FIRST, "send HELLO first"));
  }
}
