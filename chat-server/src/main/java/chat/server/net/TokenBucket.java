package chat.server.net;

import java.time.Duration;

/**
 * How fast one client may send: a bucket of tokens, one a message. One thread. Time is given to it,
 * in nanoseconds of any origin.
 */
final class TokenBucket {
  private static final int BURST = 100;

  private final double perNano;
  private double tokens = BURST;
  private long filledAtNanos;

  /**
   * A full bucket.
   *
   * @param perSecond messages a second; 0: as many as they like
   */
  TokenBucket(int perSecond, long nowNanos) {
    this.perNano = perSecond / 1e9;
    this.filledAtNanos = nowNanos;
  }

  /** Takes a token, in advance if need be, and says how long to wait before the message counts. */
  Duration next(long nowNanos) {
    if (perNano == 0) {
      return Duration.ZERO;
    }
    tokens = Math.min(BURST, tokens + (nowNanos - filledAtNanos) * perNano) - 1;
    filledAtNanos = nowNanos;
    return tokens >= 0 ? Duration.ZERO : Duration.ofNanos((long) (-tokens / perNano));
  }
}
