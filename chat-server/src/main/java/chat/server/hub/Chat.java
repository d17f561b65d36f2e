package chat.server.hub;

import chat.protocol.ByeCode;
import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.Query;
import chat.protocol.RefusedException;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import chat.server.hub.delivery.CatchUp;
import chat.server.hub.delivery.CommitBatch;
import chat.server.hub.delivery.Delivery;
import chat.server.hub.delivery.LoadShedder;
import chat.server.hub.peer.PendingWriters;
import chat.server.hub.peer.RequestState;
import chat.server.hub.peer.Session;
import chat.server.hub.query.Queries;
import chat.server.hub.state.ChatState;
import chat.server.hub.state.User;
import chat.server.log.LogException;
import chat.server.log.RoomLog;
import chat.server.measure.HubCounts;
import chat.server.time.TimeSource;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dispatches each request, and each start and end of a connection, to the class that carries it
 * out. The hub's thread.
 *
 * <p>Messages wait in the {@link CommitBatch}; any other event commits it first, so that members
 * see all events in the order in which the hub received them.
 */
final class Chat {
  private static final Logger LOG = LoggerFactory.getLogger(Chat.class);

  private final HubCounts counts = HubCounts.none();
  private final PendingWriters writers;
  private final ChatState state;
  private final Delivery delivery;
  private final LoadShedder loadShedder;
  private final CommitBatch batch;
  private final EmptyRooms emptyRooms;
  private final Memberships memberships;
  private final Departures departures;
  private final Login login;
  private final Nicks nicks;
  private final Topics topics;
  private final MessageIntake intake;
  private final Queries queries;
  private final Shutdown shutdown;

  Chat(RoomLog log, HubOptions options, TimeSource time, CatchUp.Continuation continuation)
      throws LogException {
    this.writers = options.writers();
    this.state = ChatState.open(log, time);
    this.delivery = new Delivery(log, continuation, counts);
    this.loadShedder = new LoadShedder(options.budget(), delivery);
    this.batch = new CommitBatch(log, delivery, writers, this::reportLogFailure);
    Presence presence = new Presence(delivery);
    this.emptyRooms = new EmptyRooms(state, time);
    this.memberships = new Memberships(state, delivery, presence, emptyRooms);
    this.departures = new Departures(state, memberships);
    this.nicks = new Nicks(state.users(), presence);
    this.login = new Login(options, state, nicks, memberships, departures);
    this.topics = new Topics(log, memberships, delivery);
    this.intake = new MessageIntake(options.maxTextBytes(), time, batch, memberships, presence);
    this.queries = new Queries(log, state.rooms(), state.users());
    this.shutdown = new Shutdown(state.sessions());
  }

  HubCounts counts() {
    return counts;
  }

  void connectGuest(Session session) throws LogException {
    batch.commit();
    login.connectGuest(session);
  }

  void connectFramed(Session session) {
    batch.commit();
    login.connectFramed(session);
  }

  void endOfInput(Session session) {
    batch.commit();
    departures.endOfInput(session);
  }

  void disconnect(Session session, ByeCode code, String reason) {
    batch.commit();
    departures.disconnect(session, code, reason);
  }

  void shutDown(Duration limit) {
    try {
      batch.commit();
      shutdown.endSessions(limit);
    } finally {
      writers.startAll();
    }
  }

  void caughtUp(CatchUp replay) {
    batch.commit();
    delivery.caughtUp(replay);
  }

  /** Commits the last messages, ends grace periods, deletes empty rooms, and sheds load. */
  void endOfBatch() {
    try {
      batch.commit();
      departures.endGracePeriods();
      emptyRooms.deleteLater();
      loadShedder.shed(state.users().all());
      counts.users().set(state.users().all().size());
      counts.rooms().set(state.rooms().all().size());
    } finally {
      writers.startAll();
    }
  }

  /** Returns whether {@link #endOfBatch} has something to do soon, even if nothing is received. */
  boolean isTimerRunning() {
    return departures.isGracePeriodRunning() || emptyRooms.isDeleting();
  }

  void refuse(Session session, RefusedException refusal) {
    batch.commitFor(session);
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

  void receive(Session session, ClientMessage request) {
    try {
      if (!(request instanceof ClientMessage.Numbered)) {
        batch.commit();
      }
      if (carryOut(session, request) == RequestState.ANSWERED) {
        session.peer().answered(1);
      }
    } catch (RefusedException e) {
      refuse(session, e);
    } catch (LogException e) {
      LOG.error("connection {}: {} failed: {}", session.number(), request.verb(), e.getMessage());
      refuse(
          session,
          request.refusal(
              ErrorCode.NOT_STORED, "the server can't reach its stored messages; try again later"));
    }
  }

  private RequestState carryOut(Session session, ClientMessage request)
      throws RefusedException, LogException {
    return switch (request.verb()) {
      case HELLO -> login.hello(session, (ClientMessage.Hello) request);
      case BYE -> departures.bye(session);
      case SAY, EMOTE ->
          intake.say(session, requireUser(session, request), (ClientMessage.Say) request);
      case TELL ->
          intake.tell(session, requireUser(session, request), (ClientMessage.Tell) request);
      case NICK -> nicks.rename(requireUser(session, request), (ClientMessage.Rename) request);
      case JOIN -> memberships.join(requireUser(session, request), request);
      case LEAVE -> memberships.leave(requireUser(session, request), request);
      case TOPIC -> topic(requireUser(session, request), request);
      case WHO -> queries.who(requireUser(session, request), (Query.Who) request);
      case ROOMS -> queries.rooms(requireUser(session, request), request);
      case HISTORY -> queries.history(requireUser(session, request), (Query.History) request);
      case SEARCH -> queries.search(requireUser(session, request), (Query.Search) request);
      case PING, PONG -> {
        // The reader answers PING itself, and PONG needs no answer.
        requireUser(session, request);
        yield RequestState.ANSWERED;
      }
    };
  }

  private RequestState topic(User user, ClientMessage request)
      throws RefusedException, LogException {
    return request instanceof Query.Topic query
        ? queries.topic(user, query)
        : topics.set(user, (ClientMessage.SetTopic) request);
  }

  private User requireUser(Session session, ClientMessage request) throws RefusedException {
    return state
        .sessions()
        .user(session)
        .orElseThrow(() -> request.refusal(ErrorCode.HELLO_FIRST, "send HELLO first"));
  }

  private void reportLogFailure() {
    ServerMessage failure =
        new ServerMessage.Refused(
            ErrorCode.NOT_STORED.word(),
            "-",
            "-",
            Text.of("the server can't store messages now; stored messages are safe"));
    state.sessions().all().forEach(session -> session.reply(failure));
  }
}
