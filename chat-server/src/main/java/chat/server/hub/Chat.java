package chat.server.hub;

import chat.protocol.ByeCode;
import chat.protocol.ClientMessage;
import chat.protocol.ClientVerb;
import chat.protocol.ErrorCode;
import chat.protocol.RefusedException;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import chat.server.log.LogException;
import chat.server.log.RoomLog;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The chat, as the hub's thread carries it on: leads each message of a client, and each coming and
 * going, to who does it.
 *
 * <p>Messages for the log wait in the {@link CommitBatch}; whatever else happens ends that batch
 * first, so that nobody is told anything in another order than it came in.
 */
final class Chat {
  private static final Logger LOG = LoggerFactory.getLogger(Chat.class);

  /** All feeds' newest messages in memory take at most an eighth of the heap. */
  private static final int RECENT_OF_HEAP = 8;

  /** Those that are answered when the log has stored or found something. */
  private static final Set<ClientVerb> ANSWERED_LATER =
      EnumSet.of(
          ClientVerb.SAY,
          ClientVerb.EMOTE,
          ClientVerb.TELL,
          ClientVerb.WHO,
          ClientVerb.ROOMS,
          ClientVerb.HISTORY,
          ClientVerb.SEARCH);

  private final Delivery delivery;
  private final LoadShedder loadShedder;
  private final Runnable flush;
  private final CommitBatch batch;
  private final Rooms rooms;
  private final Attendance attendance;
  private final MessageIntake intake;
  private final Queries queries;

  Chat(RoomLog log, HubOptions options, Clock clock, CatchUp.Continuation continuation)
      throws LogException {
    this.delivery = new Delivery(log, continuation);
    this.loadShedder = new LoadShedder(options.budget(), delivery);
    this.flush = options.flush();
    this.batch = new CommitBatch(log, delivery, flush, this::logFailed);
    Budget recent = Budget.ofHeap(RECENT_OF_HEAP);
    this.rooms = new Rooms(log, delivery, recent);
    this.attendance = new Attendance(log, options, clock, rooms, delivery, recent);
    this.intake = new MessageIntake(options.maxTextBytes(), clock, batch, rooms, attendance);
    this.queries = new Queries(log, rooms, attendance);
  }

  void arriveAsGuest(Session session) throws LogException {
    batch.commit();
    attendance.arriveAsGuest(session);
  }

  void arriveFramed(Session session) {
    batch.commit();
    attendance.arriveFramed(session);
  }

  void endOfInput(Session session) {
    batch.commit();
    attendance.endOfInput(session);
  }

  void disconnect(Session session, ByeCode code, String reason) {
    batch.commit();
    attendance.disconnect(session, code, reason);
  }

  void shutDown(Duration limit) {
    try {
      batch.commit();
      attendance.shutDown(limit);
    } finally {
      flush.run();
    }
  }

  void caughtUp(CatchUp replay) {
    batch.commit();
    delivery.caughtUp(replay);
  }

  /** The end of what came in together: the last batch, and those who did not come back in time. */
  void endOfBatch() {
    try {
      batch.commit();
      attendance.expireAbsences();
      loadShedder.relieve(attendance.sessions());
    } finally {
      flush.run();
    }
  }

  /** Whether something may be due before anything comes in. */
  boolean awaitsAnyone() {
    return attendance.awaitsAnyone();
  }

  void refuse(Session session, RefusedException refusal) {
    batch.commitFor(session);
    session.reply(refusal.answer());
    session.peer().answered(1);
  }

  void receive(Session session, ClientMessage message) {
    try {
      if (!(message instanceof ClientMessage.Numbered)) {
        batch.commit();
      }
      carryOut(session, message);
      if (!ANSWERED_LATER.contains(message.verb())) {
        session.peer().answered(1);
      }
    } catch (RefusedException e) {
      refuse(session, e);
    } catch (LogException e) {
      LOG.error("connection {}: {} failed: {}", session.number(), message.verb(), e.getMessage());
      refuse(session, refusal(ErrorCode.NOT_STORED, message, "the server's log does not answer"));
    }
  }

  private void carryOut(Session session, ClientMessage message)
      throws RefusedException, LogException {
    switch (message.verb()) {
      case HELLO -> attendance.hello(session, (ClientMessage.Hello) message);
      case BYE -> attendance.bye(session);
      default -> carryOut(session, user(session, message), message);
    }
  }

  private void carryOut(Session session, User user, ClientMessage message)
      throws RefusedException, LogException {
    switch (message.verb()) {
      case SAY, EMOTE, TELL -> intake.submit(session, user, (ClientMessage.Numbered) message);
      case NICK -> attendance.rename(user, (ClientMessage.Rename) message);
      case JOIN -> rooms.join(user, (ClientMessage.Join) message);
      case LEAVE -> rooms.leave(user, (ClientMessage.Leave) message);
      case TOPIC -> rooms.setTopic(user, (ClientMessage.SetTopic) message);
      case WHO -> queries.who(session, (ClientMessage.Who) message);
      case ROOMS -> queries.rooms(session, message);
      case HISTORY -> queries.history(session, (ClientMessage.History) message);
      case SEARCH -> queries.search(session, (ClientMessage.Search) message);
      default -> {
        // A PONG shows that its client is there, and that is all. PING is answered by the reader.
      }
    }
  }

  /** Told once to everyone, until messages are stored again. */
  private void logFailed() {
    attendance.tellAll(
        new ServerMessage.Refused(
            ErrorCode.NOT_STORED.word(),
            "-",
            "-",
            Text.of("the server can't store messages now; those that were stored are safe")));
  }

  private static User user(Session session, ClientMessage message) throws RefusedException {
    return session
        .user()
        .orElseThrow(() -> refusal(ErrorCode.HELLO_FIRST, message, "say HELLO first"));
  }

  static RefusedException refusal(ErrorCode code, ClientMessage message, String sentence) {
    return new RefusedException(code, message.verb().name(), message.firstToken(), sentence);
  }
}
