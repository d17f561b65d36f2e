package chat.client.net;

import chat.protocol.ByteSink;
import chat.protocol.ClientMessage;
import chat.protocol.ClientMessage.Numbered;
import chat.protocol.FrameWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What is still to be sent, and what was sent and is not yet answered.
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
  private final Deque<ClientMessage> waiting = new ArrayDeque<>(); // guarded by lock, as all below
  private final Numbering numbering = new Numbering();
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
      while (!isOver() && waiting.size() + numbering.size() >= MAX_PENDING) {
        changed.await();
      }
      return !isOver() && append(message);
    } finally {
      lock.unlock();
    }
  }

  /** For what starts a session, of which there is little: waits for nothing. */
  public void add(ClientMessage message) {
    lock.lock();
    try {
      append(message);
    } finally {
      lock.unlock();
    }
  }

  /** Says BYE at once and nothing after it, whatever is still pending. */
  public void leaveNow() {
    lock.lock();
    try {
      leavingNow = true;
      waiting.addFirst(new ClientMessage.Bye());
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  public boolean saidBye() {
    lock.lock();
    try {
      return saidBye;
    } finally {
      lock.unlock();
    }
  }

  /** How many numbered messages are not acknowledged. */
  public long pending() {
    lock.lock();
    try {
      return numbering.size() + waiting.stream().filter(Numbered.class::isInstance).count();
    } finally {
      lock.unlock();
    }
  }

  /** The server asks for a sign of life, or is asked for one. Dropped where too much waits. */
  void addFirst(ClientMessage message) {
    lock.lock();
    try {
      if (waiting.size() < 2 * MAX_PENDING) {
        waiting.addFirst(message);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** False if that number was not pending. */
  boolean acknowledged(long id) {
    lock.lock();
    try {
      changed.signalAll();
      return numbering.acknowledge(id);
    } finally {
      lock.unlock();
    }
  }

  /** Whether that refusal only follows from an earlier one, and what was meant was sent again. */
  boolean passOver(long id) {
    lock.lock();
    try {
      return numbering.passOver(id);
    } finally {
      lock.unlock();
    }
  }

  /** Drops a message; what was sent after it is sent again. Empty if the number is not pending. */
  Optional<Numbered> refused(long id) {
    lock.lock();
    try {
      Optional<Numbered> refused = numbering.refuse(id);
      if (refused.isPresent()) {
        sendAgain(numbering.takeBackAfter(id));
      }
      return refused;
    } finally {
      lock.unlock();
    }
  }

  /** The server knows this client: it has its messages up to {@code last}. */
  void welcomed(long last) {
    lock.lock();
    try {
      sendAgain(numbering.restartAfter(last));
    } finally {
      lock.unlock();
    }
  }

  /**
   * For the writer: waits for something to write and encodes it, numbering what wants a number.
   *
   * @return false if there will be nothing any more
   */
  boolean take(ByteSink sink) throws InterruptedException {
    FrameWriter frames = new FrameWriter(sink);
    lock.lock();
    try {
      while (!closed && !isReady()) {
        changed.await();
      }
      while (!closed && isReady() && sink.size() < MAX_WRITE_BYTES) {
        ClientMessage message = waiting.remove();
        saidBye |= message instanceof ClientMessage.Bye;
        (message instanceof Numbered numbered ? numbering.number(numbered) : message)
            .encode(frames);
      }
      changed.signalAll();
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** Frees whoever waits here. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean append(ClientMessage message) {
    waiting.addLast(message);
    changed.signalAll();
    return true;
  }

  private void sendAgain(List<Numbered> messages) {
    for (int i = messages.size() - 1; i >= 0; i--) {
      waiting.addFirst(messages.get(i));
    }
    changed.signalAll();
  }

  private boolean isOver() {
    return closed || saidBye || leavingNow;
  }

  private boolean isReady() {
    return !saidBye
        && !waiting.isEmpty()
        && (leavingNow || numbering.size() == 0 || !changesSender(waiting.element()));
  }

  /** Whether messages sent again after this one would be others than they were before it. */
  private static boolean changesSender(ClientMessage message) {
    return switch (message.verb()) {
      case LEAVE, NICK, BYE -> true;
      default -> false;
    };
  }
}
