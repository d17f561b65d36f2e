package chat.client.net;

import chat.protocol.ByteSink;
import chat.protocol.ClientMessage;
import chat.protocol.ClientMessage.Numbered;
import chat.protocol.FrameWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What is still to be sent, and what was sent and is not yet answered. It outlives the connections:
 * each begins with {@link #open}, may send what is urgent, and everything once it is {@link
 * #welcomed}.
 *
 * <p>The stdin thread puts messages in and waits here when {@value #MAX_PENDING} of them are
 * pending. The reader thread adds its answers and never waits: if it did, a server that waits for
 * this client to read would wait for ever. The writer waits here for something to write. The lock
 * is held for memory work only.
 */
public final class Outbox {
  public static final int MAX_PENDING = 1_000;

  private static final int MAX_WRITE_BYTES = 64 * 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Backlog backlog = new Backlog(); // guarded by lock, as all below
  private boolean open;
  private boolean welcomed;
  private boolean wasEverWelcomed;
  private boolean leavingNow;
  private boolean saidBye;
  private boolean closed;

  /**
   * For the stdin thread: waits for space.
   *
   * @return false if nothing more can be sent
   */
  public boolean put(ClientMessage message) throws InterruptedException {
    lock.lock();
    try {
      while (!isOver() && isFull()) {
        changed.await();
      }
      if (isOver()) {
        return false;
      }
      backlog.add(message);
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Whether {@link #put} would wait. */
  public boolean isFull() {
    return guarded(() -> backlog.size() >= MAX_PENDING);
  }

  /** For what starts a session, of which there is little: waits for nothing. */
  public void add(ClientMessage message) {
    update(() -> backlog.add(message));
  }

  /** Says BYE at once and nothing after it, whatever is still pending. */
  public void leaveNow() {
    update(
        () -> {
          leavingNow = true;
          backlog.addFirst(new ClientMessage.Bye());
        });
  }

  public boolean saidBye() {
    return guarded(() -> saidBye);
  }

  /** The numbered messages that are not known to be stored, in order. */
  public List<Numbered> pending() {
    return guarded(backlog::pending);
  }

  /** Whether a server that welcomed this client once does not now. */
  public boolean isCutOff() {
    return guarded(() -> wasEverWelcomed && !(open && welcomed));
  }

  /** A login, or a sign of life: for this connection only. Dropped where too much waits. */
  public void addUrgent(ClientMessage message) {
    update(() -> backlog.addUrgent(message, 2 * MAX_PENDING));
  }

  /** The message that had this number; empty if none that is yet to be told of has. */
  Optional<Numbered> acknowledged(long id) {
    return guarded(
        () -> {
          changed.signalAll();
          return backlog.acknowledged(id);
        });
  }

  /** Whether that refusal only follows from an earlier one, and what was meant was sent again. */
  boolean passOver(long id) {
    return guarded(() -> backlog.passOver(id));
  }

  /** Drops a message; what was sent after it is sent again. Empty if the number is not pending. */
  Optional<Numbered> refused(long id) {
    return guarded(
        () -> {
          changed.signalAll();
          return backlog.refused(id);
        });
  }

  /** A connection stands. What was urgent for another one no longer is. */
  void open() {
    update(
        () -> {
          backlog.forgetUrgent();
          welcomed = false;
          open = true;
        });
  }

  /** The connection has ended; whoever writes to it is freed. */
  void cutOff() {
    update(() -> open = false);
  }

  /** Whether the connection was welcomed that is there, or was there last. */
  boolean wasWelcomed() {
    return guarded(() -> welcomed);
  }

  /** Whether another connection makes sense: it was welcome before, and has not taken leave. */
  boolean mayGoOn() {
    return guarded(() -> wasEverWelcomed && !saidBye && !leavingNow);
  }

  /** Another nick was asked for, and that is answered. */
  void renamed() {
    update(backlog::renamed);
  }

  /**
   * The server knows this client: it has its messages up to {@code last}. First the rooms are
   * joined again, then the nick is asked for that was not answered, then the rest is sent again.
   *
   * @param sameLog whether that is about the numbers given here
   * @param joins how the rooms are joined again
   */
  void welcomed(long last, boolean sameLog, List<ClientMessage.Join> joins) {
    update(
        () -> {
          if (sameLog) {
            backlog.acknowledgeUpTo(last);
          }
          backlog.startOver(last, joins);
          welcomed = true;
          wasEverWelcomed = true;
        });
  }

  /**
   * Those of the messages that the server turned out to have which will not be read back, or not
   * any more: they are to be told now. Until then whoever leaves a room, or altogether, waits.
   */
  List<Numbered> takeStored(Predicate<Numbered> which) {
    return guarded(
        () -> {
          changed.signalAll();
          return backlog.takeStored(which);
        });
  }

  /**
   * For the writer: waits for something to write and encodes it, numbering what wants a number.
   *
   * @param taken told of each message before anything can be answered to it; the lock is held
   * @return false if there will be nothing any more
   */
  boolean take(ByteSink sink, Consumer<ClientMessage> taken) throws InterruptedException {
    FrameWriter frames = new FrameWriter(sink);
    lock.lock();
    try {
      while (open && !isReady()) {
        changed.await();
      }
      while (open && isReady() && sink.size() < MAX_WRITE_BYTES) {
        ClientMessage message = backlog.next();
        saidBye = saidBye || message instanceof ClientMessage.Bye;
        taken.accept(message);
        message.encode(frames);
      }
      changed.signalAll();
      return open;
    } finally {
      lock.unlock();
    }
  }

  /** There will be no connection any more; frees whoever waits here. */
  void close() {
    update(
        () -> {
          closed = true;
          open = false;
        });
  }

  private void update(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean isOver() {
    return closed || saidBye || leavingNow;
  }

  private boolean isReady() {
    return !saidBye && (backlog.hasUrgent() || (welcomed && backlog.hasNext()));
  }

  private <T> T guarded(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
