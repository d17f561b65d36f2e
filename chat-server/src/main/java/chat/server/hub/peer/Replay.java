package chat.server.hub.peer;

import chat.protocol.ByteSink;
import chat.server.log.LogException;
import java.util.Optional;

/**
 * Messages that one connection is sent page by page, because they may be many. The connection's
 * writer runs it; the hub may only {@link #cancel} it.
 */
public abstract class Replay {
  /** The size in bytes at which a page ends. */
  protected static final int PAGE_BYTES = 64 * 1024;

  private volatile boolean cancelled;

  /**
   * Returns the next page, encoded; empty after the last.
   *
   * @throws LogException if the log can't be read
   */
  public final Optional<byte[]> next() throws LogException {
    if (cancelled) {
      return Optional.empty();
    }
    ByteSink page = new ByteSink(PAGE_BYTES / 8);
    return encodePage(page) ? Optional.of(page.toByteArray()) : Optional.empty();
  }

  /** Reports to the hub that all pages are sent. */
  public abstract void finish() throws InterruptedException;

  /**
   * Appends the next page.
   *
   * @return false if there was none
   */
  protected abstract boolean encodePage(ByteSink page) throws LogException;

  /** Makes the current page the last. */
  public final void cancel() {
    cancelled = true;
  }
}
