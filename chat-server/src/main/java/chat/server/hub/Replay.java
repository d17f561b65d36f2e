package chat.server.hub;

import chat.protocol.ByteSink;
import chat.server.log.LogException;
import java.util.Optional;

/**
 * A stretch of the log on its way to one connection, page by page. The connection's writer runs it;
 * the hub may only {@link #cancel} it.
 */
public abstract class Replay {
  static final int PAGE_BYTES = 64 * 1024;

  private volatile boolean cancelled;

  /**
   * The next page, encoded; empty when there is no more to send.
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

  /** To be called when all pages are sent, so that the hub goes on from here. */
  public abstract void finish() throws InterruptedException;

  /** Whether it answers a question; answers are not mixed with each other. */
  public abstract boolean isAnswer();

  /**
   * Appends the next page.
   *
   * @return false if there was none
   */
  abstract boolean encodePage(ByteSink page) throws LogException;

  final void cancel() {
    cancelled = true;
  }
}
