package chat.server.hub;

import chat.protocol.ByeCode;
import chat.protocol.ClientMessage;
import chat.protocol.RefusedException;
import chat.protocol.RoomName;
import chat.protocol.ServerLimits;
import chat.server.hub.Turn.Order;
import chat.server.hub.delivery.CatchUp;
import chat.server.hub.delivery.CommitBatch;
import chat.server.hub.delivery.LoadShedder;
import chat.server.hub.delivery.Undelivered;
import chat.server.hub.peer.PendingWriters;
import chat.server.hub.peer.Session;
import chat.server.hub.room.Departures;
import chat.server.hub.state.ChatState;
import chat.server.hub.state.Room;
import chat.server.log.LogEndedException;
import chat.server.log.LogException;
import chat.server.log.RoomLog;
import chat.server.measure.HubCounts;
import chat.server.time.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out requests, and starts and ends of connections, so that members see all events in the
 * order in which the hub received them. The hub's thread.
 *
 * <p>Messages and topics wait in the {@link CommitBatch}; {@link Turns} decides what waits for its
 * commit.
 */
final class Chat {
  private static final Logger LOG = LoggerFactory.getLogger(Chat.class);

  private final ChatParts parts;
  private final PendingWriters writers;
  private final ChatState state;
  private final LoadShedder loadShedder;
  private final CommitBatch batch;
  private final Turns turns;
  private final Departures departures;
  private final Shutdown shutdown;
  private final Undelivered undelivered;
  // What follows the commit of the open batch.
  private final Queue<Runnable> afterBatch = new ArrayDeque<>();

  Chat(
      RoomLog log,
      HubOptions options,
      TimeSource time,
      CatchUp.Continuation continuation,
      AccountRequests.Later later)
      throws LogException {
    this.parts = new ChatParts(log, options, time, continuation, later);
    this.writers = options.writers();
    this.state = parts.state;
    this.batch = parts.batch;
    this.departures = parts.departures;
    this.undelivered = new Undelivered(state);
    this.loadShedder = new LoadShedder(options.budget(), parts.delivery);
    this.turns = new Turns(batch, this::disconnectAfterBug);
    this.shutdown = new Shutdown(state.sessions(), options);
  }

  /** Returns what finds the messages that members have yet to be sent. */
  Undelivered undelivered() {
    return undelivered;
  }

  HubCounts counts() {
    return parts.counts;
  }

  void connectGuest(Session session) {
    turns.take(session, new Turn.Action(Order.AFTER_ALL, () -> openGuest(session)));
  }

  private void openGuest(Session session) {
    try {
      parts.login.connectGuest(session);
    } catch (LogException e) {
      LOG.error("connection {}: can't read the log: {}", session.number(), e.getMessage());
      departures.disconnect(session, ByeCode.INTERNAL_ERROR, "the server can't read its messages");
    }
  }

  void connectFramed(Session session) {
    turns.take(session, new Turn.Action(Order.AFTER_ALL, () -> parts.login.connectFramed(session)));
  }

  void receive(Session session, ClientMessage request) {
    turns.take(session, new Turn.Requested(parts.requests, session, request));
  }

  /** Reports the room that a text client is in, once all that it has sent is carried out. */
  void reportRoom(Session session, Consumer<Optional<RoomName>> report) {
    turns.take(session, new Turn.Action(Order.AFTER_OWN, () -> report.accept(roomOf(session))));
  }

  private Optional<RoomName> roomOf(Session session) {
    return state.sessions().user(session).stream()
        .flatMap(user -> user.rooms().stream())
        .map(Room::name)
        .findFirst();
  }

  /** Refuses a malformed request. */
  void refuse(Session session, RefusedException refusal) {
    turns.take(session, new Turn.Action(Order.AFTER_OWN, () -> Requests.refuse(session, refusal)));
  }

  void endOfInput(Session session) {
    turns.take(session, new Turn.Action(Order.AFTER_ALL, () -> departures.endOfInput(session)));
  }

  void disconnect(Session session, ByeCode code, String reason) {
    turns.take(
        session,
        new Turn.Action(Order.AFTER_ALL, () -> departures.disconnect(session, code, reason)));
  }

  void drop(Session session, ByeCode code, String reason) {
    turns.take(
        session, new Turn.Action(Order.AFTER_ALL, () -> departures.drop(session, code, reason)));
  }

  /** Ends a session whose connection holds too much memory. */
  void overloaded(Session session, String reason) {
    turns.take(
        session, new Turn.Action(Order.AFTER_ALL, () -> departures.overloaded(session, reason)));
  }

  /** Ends a session at once, with all that it has sent, because its requests show a bug. */
  void disconnectAfterBug(Session session, Throwable bug) {
    LOG.error("connection {}: closed because of a bug", session.number(), bug);
    try {
      batch.commit();
      departures.disconnect(
          session,
          ByeCode.INTERNAL_ERROR,
          "a bug in the server ended this connection; other connections continue");
    } catch (LogEndedException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("a bug while closing a connection after a bug", e);
    }
  }

  /** Continues after a replay, which has no place among messages that are not yet stored. */
  void caughtUp(CatchUp replay) {
    parts.delivery.caughtUp(replay);
  }

  /** Applies the answer to a request, unless its session has ended. */
  void answer(Session session, Runnable action) {
    if (!session.hasEnded()) {
      turns.take(session, new Turn.Action(Order.AFTER_ALL, action));
    }
  }

  /** Returns what operators use. */
  Operator operator() {
    return parts.operator;
  }

  /** Carries out an action after the commit of the open batch. */
  void carryOutAfterBatch(Runnable action) {
    afterBatch.add(action);
  }

  /** Commits the batch, and carries out what waited for that. */
  void endOfBatch() {
    try {
      batch.commit();
      state.users().forgetWaiting();
      turns.carryOutUpToMessages();
      carryOutActions();
      departures.endGracePeriods();
      parts.accountRooms.marks().storeLater();
      parts.delivery.retryReplays();
      parts.sanctions.removeEnded();
      parts.emptyRooms.deleteLater();
      turns.carryOutMessages();
      parts.presence.sendChanges();
      parts.grants.confirm(departures);
      loadShedder.shed(state.users().devices());
      parts.counts.users().set(state.users().persons().size());
      parts.counts.rooms().set(state.rooms().all().size());
    } finally {
      writers.startAll();
    }
  }

  private void carryOutActions() {
    while (!afterBatch.isEmpty()) {
      afterBatch.remove().run();
    }
  }

  /** Returns whether messages wait for a commit, or requests for their turn. */
  boolean isWorkLeft() {
    return !batch.isEmpty() || turns.isAnyParked();
  }

  /** Returns approximately how many bytes the requests take that wait for their turn. */
  long parkedBytes() {
    return turns.parkedBytes();
  }

  /** Sends all clients to other servers, if there are any. */
  void moveClients(List<ServerLimits.Peer> others) {
    if (!others.isEmpty()) {
      state
          .sessions()
          .all()
          .forEach(session -> departures.move(session, others, "this server stops"));
    }
  }

  /** Ends all sessions. */
  void shutDown(Duration limit) {
    try {
      parts.grants.confirm(departures);
      state.users().devices().forEach(parts.accountRooms::ends);
      parts.accountRooms.marks().store();
      shutdown.endSessions(limit);
    } finally {
      writers.startAll();
    }
  }

  /**
   * Ends all sessions, whatever they wait for, because nothing can be stored any more.
   *
   * @param waiting sessions that may not have been opened
   */
  void logEnded(Collection<Session> waiting) {
    try {
      parts.grants.discard();
      shutdown.logEnded();
      shutdown.logEnded(waiting);
      shutdown.logEnded(turns.parkedSessions());
      counts().hubEnded();
    } finally {
      writers.startAll();
    }
  }

  /** Returns whether {@link #endOfBatch} has something to do soon, even without a request. */
  boolean isWaitingForTime() {
    return departures.isGracePeriodRunning()
        || parts.delivery.isRetrying()
        || parts.emptyRooms.isDeleting()
        || parts.accountRooms.marks().isAnyChanged();
  }
}
