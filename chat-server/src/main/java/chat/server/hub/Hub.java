package chat.server.hub;

import chat.protocol.ByeCode;
import chat.protocol.ClientMessage;
import chat.protocol.RefusedException;
import chat.server.log.LogException;
import chat.server.log.RoomLog;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns the chat. Connections hand it what came in and it carries that out in
 * this order, a batch at a time; it never waits for any of them.
 *
 * <p>The methods may be called by any thread but the hub's own, and block while the inbox is full.
 */
public final class Hub {
  private static final Logger LOG = LoggerFactory.getLogger(Hub.class);

  private static final int TASK_BYTES = 200;
  private static final Duration WHEN_NOTHING_IS_DUE = Duration.ofMinutes(1);
  private static final Duration WHEN_SOMEBODY_IS_AWAITED = Duration.ofMillis(100);

  private final Inbox inbox = new Inbox();
  private final Chat chat;
  private final Thread thread = new Thread(this::run, "hub");
  private final byte[] farewellInText;
  private final Runnable flush;
  private volatile Duration farewellLimit = Duration.ZERO;
  private volatile boolean stopping;

  /**
   * Makes a hub that does nothing until it is started.
   *
   * @throws LogException if the log can't be read
   */
  public Hub(RoomLog log, HubOptions options, Clock clock) throws LogException {
    this.flush = options.flush();
    this.farewellInText = Attendance.shuttingDown(options.textEncoder());
    this.chat = new Chat(log, options, clock, this::caughtUp);
  }

  public void start() {
    thread.start();
  }

  /** A connection has shown nothing or text: it is a guest. */
  public void arriveAsGuest(Session session) throws InterruptedException {
    arrive(session, () -> welcomeGuest(session));
  }

  /** A connection has sent the first byte of a frame. */
  public void arriveFramed(Session session) throws InterruptedException {
    arrive(session, () -> chat.arriveFramed(session));
  }

  /**
   * What a client sent. Comes back when the hub has taken it: until then its reader need not read
   * on, and then finds all at once what came meanwhile.
   *
   * @param bytes about as much as the messages take in memory
   */
  public void receive(Session session, List<ClientMessage> messages, int bytes)
      throws InterruptedException {
    put(session, bytes + TASK_BYTES, () -> messages.forEach(m -> receive(session, m)));
    inbox.awaitTaken();
  }

  private void receive(Session session, ClientMessage message) {
    // An earlier message of the same batch may have ended it.
    if (!session.hasEnded()) {
      chat.receive(session, message);
    }
  }

  /** A client sent something that can't be carried out; it is told so in its turn. */
  public void refuse(Session session, RefusedException refusal) throws InterruptedException {
    put(session, TASK_BYTES, () -> chat.refuse(session, refusal));
  }

  /** A client sent something after which nothing can be understood. */
  public void disconnect(Session session, ByeCode code, String reason) throws InterruptedException {
    put(session, TASK_BYTES, () -> chat.disconnect(session, code, reason));
  }

  /** A connection will send nothing more. */
  public void endOfInput(Session session) throws InterruptedException {
    put(session, TASK_BYTES, () -> chat.endOfInput(session));
  }

  private void caughtUp(CatchUp replay) throws InterruptedException {
    inbox.put(new Inbox.Task(Optional.empty(), TASK_BYTES, () -> chat.caughtUp(replay)));
  }

  /**
   * Carries out what came before, tells everyone that the server stops, and ends the thread.
   *
   * @param limit how long connections may take to send what waits
   */
  public void stop(Duration limit) throws InterruptedException {
    farewellLimit = limit;
    inbox.put(new Inbox.Task(Optional.empty(), TASK_BYTES, () -> stopping = true));
    thread.join(limit.toMillis());
  }

  private void arrive(Session session, Runnable action) throws InterruptedException {
    if (!put(session, TASK_BYTES, action)) {
      // After the end, so that nobody else tells it; in text, since it has seen no frame.
      session.peer().finish(farewellInText, farewellLimit);
      flush.run();
    }
  }

  /** False after the end: then everyone who had arrived is told so, or was. */
  private boolean put(Session session, int bytes, Runnable action) throws InterruptedException {
    return inbox.put(new Inbox.Task(Optional.of(session), bytes, action));
  }

  private void welcomeGuest(Session session) {
    try {
      chat.arriveAsGuest(session);
    } catch (LogException e) {
      LOG.error("connection {}: can't read the log: {}", session.number(), e.getMessage());
      chat.disconnect(session, ByeCode.INTERNAL_ERROR, "the server can't read its messages");
    }
  }

  private void run() {
    try {
      while (!stopping) {
        inbox
            .take(chat.awaitsAnyone() ? WHEN_SOMEBODY_IS_AWAITED : WHEN_NOTHING_IS_DUE)
            .forEach(this::carryOut);
        endBatch();
      }
      inbox.close();
      carryOutTheRest();
      chat.shutDown(farewellLimit);
    } catch (InterruptedException e) {
      LOG.error("the hub was interrupted, which nobody should do", e);
    } finally {
      inbox.close();
    }
  }

  /** What came in before the inbox was closed counts, arrivals too. */
  private void carryOutTheRest() throws InterruptedException {
    List<Inbox.Task> rest = inbox.take(Duration.ZERO);
    while (!rest.isEmpty()) {
      rest.forEach(this::carryOut);
      rest = inbox.take(Duration.ZERO);
    }
  }

  /** A bug that one session's request brings to light ends that session alone. */
  private void carryOut(Inbox.Task task) {
    try {
      if (!task.session().map(Session::hasEnded).orElse(false)) {
        task.action().run();
      }
    } catch (RuntimeException e) {
      LOG.error("a bug", e);
      task.session().ifPresent(this::disconnect);
    }
  }

  private void disconnect(Session session) {
    try {
      LOG.error("connection {}: the bug ends it", session.number());
      chat.disconnect(
          session,
          ByeCode.INTERNAL_ERROR,
          "a bug in the server ended this connection; others go on");
    } catch (RuntimeException e) {
      LOG.error("another bug", e);
    }
  }

  private void endBatch() {
    try {
      chat.endOfBatch();
    } catch (RuntimeException e) {
      // Whose fault it is can't be told here, and the others are to go on.
      LOG.error("a bug", e);
    }
  }
}
