package chat.server.net;

import chat.server.net.input.InputActivity;
import java.time.Duration;

/**
 * Notices a framed client that sends nothing: it is to get a PING, and if it stays silent for as
 * long again, it is lost. The watchdog's thread.
 *
 * <p>Only time in which the reader waits for the client counts, and no time in which data waits to
 * be written: a PING would wait behind the data, and so would the client's answer.
 */
final class Heartbeat {
  /** What is to be done now. */
  enum Beat {
    NONE,
    PING,
    LOST
  }

  private static final long NONE_SEEN = -1;

  private final InputActivity activity;
  private final long pingNanos;
  private long lastReads = NONE_SEEN;
  private long lastLookNanos;
  private long silentSinceNanos;
  private boolean pinged;
  private boolean isLost;
  private long pingedAtNanos;

  /**
   * A heartbeat of a client that has sent nothing.
   *
   * @param ping how long it may be silent before it gets a PING; zero: it never gets one
   */
  Heartbeat(InputActivity activity, Duration ping) {
    this.activity = activity;
    this.pingNanos = ping.toNanos();
  }

  /**
   * Looks at what the reader does.
   *
   * @param dataWaits whether something waits to be written to the client
   */
  Beat look(long nowNanos, boolean dataWaits) {
    long sinceLastLook = nowNanos - lastLookNanos;
    lastLookNanos = nowNanos;
    long reads = activity.reads();
    if (pingNanos == 0 || !activity.isFramed() || !activity.isWaiting() || reads != lastReads) {
      lastReads = reads;
      pinged = false;
      silentSinceNanos = nowNanos;
      return Beat.NONE;
    }
    if (dataWaits) {
      silentSinceNanos += sinceLastLook;
      pingedAtNanos += sinceLastLook;
      return Beat.NONE;
    }
    if (!pinged && nowNanos - silentSinceNanos >= pingNanos) {
      pinged = true;
      pingedAtNanos = nowNanos;
      return Beat.PING;
    }
    if (pinged && !isLost && nowNanos - pingedAtNanos >= pingNanos) {
      isLost = true;
      return Beat.LOST;
    }
    return Beat.NONE;
  }
}
