package chat.server.hub.peer;

import chat.protocol.ByteSink;
import chat.server.log.LogException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Messages that one connection is sent page by page, because they may be many. The connection's
 * writer runs it; the hub may only {@link #cancel} it.
 */
public abstract class Replay {
  /** The size in bytes at which a page ends, if memory suffices. */
  public static final int PAGE_BYTES = 64 * 1024;

  /** What a replay takes that holds no list. */
  private static final int REPLAY_BYTES = 200;

  private int pageBytes = PAGE_BYTES;
  private long waitedNanos;
  // Set before the connection is handed the replay.
  private boolean startedByServer;

  // Never held during I/O. It makes sending and cancelling a page exclude each other, so that the
  // hub knows which of the two happened.
  private final ReentrantLock lock = new ReentrantLock();
  // Guarded by lock.
  private boolean cancelled;
  private volatile boolean ended;

  /**
   * Returns the next page, encoded; empty after the last. A page may have no bytes: others are to
   * be served before the next one is ready.
   *
   * @param maxBytes the size at which it ends, with the message that exceeds it
   * @throws LogException if the log can't be read
   */
  public final Optional<byte[]> next(int maxBytes) throws LogException {
    pageBytes = maxBytes;
    ByteSink page = new ByteSink(maxBytes / 8);
    boolean isSent = !isCancelled() && encodePage(page) && send();
    ended = !isSent;
    return isSent ? Optional.of(page.toByteArray()) : Optional.empty();
  }

  /** Returns the size in bytes at which the current page ends. */
  protected final int pageBytes() {
    return pageBytes;
  }

  /** Returns approximately what it takes in memory between two pages. */
  public int heldBytes() {
    return REPLAY_BYTES;
  }

  /** Records that its client didn't request it, and so doesn't pay for it. The hub's thread. */
  public final void setStartedByServer() {
    startedByServer = true;
  }

  public final boolean isStartedByServer() {
    return startedByServer;
  }

  /** Records that it waited for its turn at the log, which is no work. The writer's thread. */
  protected final void waited(long nanos) {
    waitedNanos += nanos;
  }

  /** Returns how long it has waited since the last call. The writer's thread. */
  public final long takeWaitedNanos() {
    long waited = waitedNanos;
    waitedNanos = 0;
    return waited;
  }

  /** Returns whether it has sent its last page. Any thread. */
  public final boolean hasEnded() {
    return ended;
  }

  private boolean isCancelled() {
    lock.lock();
    try {
      return cancelled;
    } finally {
      lock.unlock();
    }
  }

  private boolean send() {
    lock.lock();
    try {
      if (!cancelled) {
        pageSent();
      }
      return !cancelled;
    } finally {
      lock.unlock();
    }
  }

  /** Records that the page encoded last is sent. */
  protected void pageSent() {}

  /** Returns the number up to which a member's catch-up has sent messages. Any thread. */
  public long sentUpTo() {
    return 0;
  }

  /**
   * Handles that the log can't be read.
   *
   * @throws LogException if that ends the connection, since its client would miss messages
   */
  public void fail(LogException failure) throws LogException, InterruptedException {
    throw failure;
  }

  /** Reports to the hub that all pages are sent. */
  public abstract void finish() throws InterruptedException;

  /**
   * Appends the next page, which may be empty.
   *
   * @return false if there was none
   */
  protected abstract boolean encodePage(ByteSink page) throws LogException;

  /** Records that no membership waits for it any more. The hub's thread. */
  public void released() {}

  /** Makes the page that was sent last the last one. */
  public final void cancel() {
    lock.lock();
    try {
      cancelled = true;
    } finally {
      lock.unlock();
    }
  }
}
