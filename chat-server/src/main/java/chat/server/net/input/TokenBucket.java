package chat.server.net.input;

/**
 * Limits a rate: what a client sends takes tokens, which time puts back. The reader's thread. The
 * caller passes the time, in nanoseconds of any origin.
 */
final class TokenBucket {
  private final double capacity;
  private final double tokensPerNano;
  private double tokens;
  private long filledAtNanos;

  /**
   * A full bucket.
   *
   * @param perSecond tokens that time puts back; 0: no limit
   * @param capacity the most that it has, which may be taken at once
   */
  TokenBucket(long perSecond, long capacity, long nowNanos) {
    this.tokensPerNano = perSecond / 1e9;
    this.capacity = capacity;
    this.tokens = capacity;
    this.filledAtNanos = nowNanos;
  }

  boolean isUnlimited() {
    return tokensPerNano == 0;
  }

  /** Adds the tokens of the time since the last call. */
  void fill(long nowNanos) {
    tokens = Math.min(capacity, tokens + (nowNanos - filledAtNanos) * tokensPerNano);
    filledAtNanos = nowNanos;
  }

  /**
   * Returns a bucket of another rate with the tokens of this one; a full one if it had no limit.
   */
  TokenBucket changed(long perSecond, long newCapacity, long nowNanos) {
    TokenBucket changed = new TokenBucket(perSecond, newCapacity, nowNanos);
    changed.tokens = isUnlimited() ? changed.capacity : Math.min(tokens, changed.capacity);
    return changed;
  }

  /** Takes tokens, in advance if there are too few. */
  void take(long count) {
    if (!isUnlimited()) {
      tokens -= count;
    }
  }

  /** Takes tokens, but is left overdrawn by a debt at most. */
  void take(long count, long maxDebt) {
    take(count);
    tokens = Math.max(tokens, (double) -maxDebt);
  }

  boolean isOverdrawn() {
    return tokens < 0;
  }

  /** Returns how long it takes until it is no longer overdrawn. */
  long nanosOverdrawn() {
    return isOverdrawn() ? (long) Math.ceil(-tokens / tokensPerNano) : 0;
  }
}
