package chat.server.hub;

import chat.protocol.ByeCode;
import chat.protocol.ClientMessage;
import chat.protocol.RefusedException;
import chat.protocol.RoomName;
import chat.protocol.ServerLimits;
import chat.server.hub.delivery.CatchUp;
import chat.server.hub.peer.ChatAccess;
import chat.server.hub.peer.PendingWriters;
import chat.server.hub.peer.Session;
import chat.server.hub.room.Farewell;
import chat.server.log.LogEndedException;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.RoomLog;
import chat.server.measure.HubCounts;
import chat.server.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that owns the chat. It takes what connections put into its inbox, a batch at a time,
 * and carries that out in order; it never waits for a connection.
 *
 * <p>Any thread but the hub's own may call the methods, which block while the inbox is full.
 */
public final class Hub implements ChatAccess {
  private static final Logger LOG = LoggerFactory.getLogger(Hub.class);

  private static final int TASK_BYTES = 200;
  private static final long MILLIS_BETWEEN_LOOKS = 100;

  private final RoomLog log;
  private final Inbox inbox = new Inbox();
  private final Chat chat;
  private final HubLoop loop;
  private final Thread thread;
  private final HubOptions options;
  private final PendingWriters writers;
  private final HubProbe probe = new HubProbe(inbox);
  private final HubCounts counts;
  private volatile Duration farewellLimit = Duration.ZERO;

  /**
   * A hub that has not been started, whose log ends with the process.
   *
   * @throws LogException if the log can't be read
   */
  public Hub(RoomLog log, HubOptions options, TimeSource time) throws LogException {
    this(log, options, time, ended -> LOG.error("a bug: the log has ended", ended));
  }

  /**
   * A hub that has not been started.
   *
   * @param whenEnded called once by the hub's thread, which ends then, if the log ends before the
   *     hub is stopped; its clients have been sent BYE
   * @throws LogException if the log can't be read
   */
  public Hub(
      RoomLog log, HubOptions options, TimeSource time, Consumer<LogEndedException> whenEnded)
      throws LogException {
    this.log = log;
    this.writers = options.writers();
    this.counts = options.counts();
    this.options = options;
    this.chat = new Chat(log, options, time, this::caughtUp, new AccountAnswers());
    this.loop = new HubLoop(inbox, chat, whenEnded);
    this.thread = new Thread(this::run, "hub");
    log.spare(new DeliveryProbe(inbox, chat.undelivered()));
  }

  public void start() {
    thread.start();
  }

  private void run() {
    try {
      loop.run();
    } finally {
      probe.end();
    }
  }

  /** Returns what the hub has done. It doesn't wait for the hub. */
  public HubCounts counts() {
    return counts;
  }

  /** Returns how many bytes wait for the hub. */
  public long inboxBytes() {
    return inbox.bytes();
  }

  /** Returns whether the hub carries out a task that does nothing before the limit. */
  public boolean answersWithin(Duration limit) throws InterruptedException {
    return probe.answersWithin(limit);
  }

  /**
   * Has the hub's thread carry out an operator's action while no batch is open, without waiting for
   * that.
   *
   * @return false if the hub has stopped
   */
  public boolean operate(Consumer<Operator> action) {
    Runnable carriedOut = () -> action.accept(chat.operator());
    return inbox.putAtOnce(
        new Inbox.Task(Optional.empty(), TASK_BYTES, () -> chat.carryOutAfterBatch(carriedOut)));
  }

  @Override
  public void connectGuest(Session session) throws InterruptedException {
    connect(session, () -> chat.connectGuest(session));
  }

  @Override
  public void connectFramed(Session session) throws InterruptedException {
    connect(session, () -> chat.connectFramed(session));
  }

  @Override
  public void prepare(Session session, String author) {
    if (!log.isShared()) {
      // It is on this computer's disk.
      return;
    }
    LogName inbox =
        session
            .identity()
            .map(identity -> LogName.ofAccount(identity.account()))
            .orElseGet(() -> LogName.inbox(author));
    try {
      session.prepare(author, inbox, log.ends(author, inbox));
    } catch (LogException | LogEndedException e) {
      // The hub asks the log itself, and refuses HELLO if that fails, too.
      LOG.debug("connection {}: can't read the log: {}", session.number(), e.getMessage());
    }
  }

  @Override
  public void receive(Session session, List<ClientMessage> requests, int bytes)
      throws InterruptedException {
    put(session, bytes + TASK_BYTES, () -> requests.forEach(r -> receive(session, r)));
    inbox.awaitTaken();
  }

  private void receive(Session session, ClientMessage request) {
    // An earlier request of the same batch may have ended the session.
    if (!session.hasEnded()) {
      chat.receive(session, request);
    }
  }

  @Override
  public Optional<RoomName> roomOf(Session session) throws InterruptedException {
    CompletableFuture<Optional<RoomName>> room = new CompletableFuture<>();
    if (!put(session, TASK_BYTES, () -> chat.reportRoom(session, room::complete))) {
      return Optional.empty();
    }
    while (!session.hasEnded()) {
      try {
        return room.get(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // The hub reports nothing to a session that has ended.
      } catch (ExecutionException e) {
        throw new IllegalStateException("the hub reports no failure", e);
      }
    }
    return Optional.empty();
  }

  @Override
  public void refuse(Session session, RefusedException refusal) throws InterruptedException {
    put(session, TASK_BYTES, () -> chat.refuse(session, refusal));
  }

  @Override
  public void disconnect(Session session, ByeCode code, String reason) throws InterruptedException {
    put(session, TASK_BYTES, () -> chat.disconnect(session, code, reason));
  }

  @Override
  public void drop(Session session, ByeCode code, String reason) throws InterruptedException {
    put(session, TASK_BYTES, () -> chat.drop(session, code, reason));
  }

  @Override
  public void overloaded(Session session, String reason) throws InterruptedException {
    put(session, TASK_BYTES, () -> chat.overloaded(session, reason));
  }

  @Override
  public void endOfInput(Session session) throws InterruptedException {
    put(session, TASK_BYTES, () -> chat.endOfInput(session));
  }

  /** Sends all clients to those servers that they have been told of. Any thread; doesn't wait. */
  public void moveClients() {
    moveClients(options.otherServers());
  }

  /**
   * Sends all clients to other servers of the same chat, if there are any, once their requests so
   * far are carried out. Any thread; doesn't wait.
   *
   * @param servers returns them, the best first; the hub's thread asks, and stores nothing
   *     meanwhile
   */
  public void moveClients(Supplier<List<ServerLimits.Peer>> servers) {
    inbox.putAtOnce(
        new Inbox.Task(
            Optional.empty(),
            TASK_BYTES,
            () -> chat.carryOutAfterBatch(() -> chat.moveClients(servers.get()))));
  }

  private void caughtUp(CatchUp replay) throws InterruptedException {
    inbox.put(new Inbox.Task(Optional.empty(), TASK_BYTES, () -> chat.caughtUp(replay)));
  }

  /**
   * Carries out what the inbox has, sends every client BYE, and ends the thread.
   *
   * @param limit how long connections may take to send what is queued
   */
  public void stop(Duration limit) throws InterruptedException {
    farewellLimit = limit;
    inbox.put(new Inbox.Task(Optional.empty(), TASK_BYTES, () -> loop.stop(limit)));
    thread.join(limit.toMillis());
  }

  /**
   * Ends the hub, because another thread has found that its log has ended. Any thread; doesn't
   * wait. Clients get BYE, and nothing that waits is carried out or answered.
   */
  public void end(LogEndedException why) {
    inbox.putAtOnce(
        new Inbox.Task(
            Optional.empty(),
            TASK_BYTES,
            () -> {
              throw why;
            }));
  }

  /** Puts the authenticator's answers into the inbox without waiting: they are few. */
  private final class AccountAnswers implements AccountRequests.Later {
    @Override
    public void inTurnOf(Session session, Runnable action) {
      putAtOnce(Optional.of(session), () -> chat.answer(session, action));
    }

    @Override
    public void afterBatch(Runnable action) {
      putAtOnce(Optional.empty(), () -> chat.carryOutAfterBatch(action));
    }

    private void putAtOnce(Optional<Session> session, Runnable action) {
      inbox.putAtOnce(new Inbox.Task(session, TASK_BYTES, action));
    }
  }

  private void connect(Session session, Runnable action) throws InterruptedException {
    if (!put(session, TASK_BYTES, action)) {
      // The hub no longer knows the session, so this thread sends BYE: in text, since the client
      // has seen no frame.
      if (loop.hasLogEnded()) {
        Shutdown.logEnded(session, options.textEncoder(), options);
      } else {
        session.peer().finish(Farewell.shuttingDown(options.textEncoder()), farewellLimit);
      }
      writers.startAll();
    }
  }

  /** Returns false once the hub has stopped: it ends all sessions that it knew. */
  private boolean put(Session session, int bytes, Runnable action) throws InterruptedException {
    return inbox.put(new Inbox.Task(Optional.of(session), bytes, action));
  }
}
