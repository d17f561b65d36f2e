package chat.server.net.input;

import java.time.Duration;

/**
 * Limits the rate of one client: each message takes a token from the bucket. The reader's thread.
 * The caller passes the time, in nanoseconds of any origin.
 */
final class TokenBucket {
  static final int CAPACITY = 100;

  private final double tokensPerNano;
  private double tokens = CAPACITY;
  private long filledAtNanos;

  /**
   * A full bucket.
   *
   * @param perSecond messages a second; 0: no limit
   */
  TokenBucket(int perSecond, long nowNanos) {
    this.tokensPerNano = perSecond / 1e9;
    this.filledAtNanos = nowNanos;
  }

  /** Takes a token, in advance if there is none, and returns how long to wait for it. */
  Duration take(long nowNanos) {
    if (tokensPerNano == 0) {
      return Duration.ZERO;
    }
    tokens = Math.min(CAPACITY, tokens + (nowNanos - filledAtNanos) * tokensPerNano) - 1;
    filledAtNanos = nowNanos;
    return tokens >= 0 ? Duration.ZERO : Duration.ofNanos((long) (-tokens / tokensPerNano));
  }
}
