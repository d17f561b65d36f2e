package chat.server.log.search;

/**
 * How long the search thread rests between two steps, so that live traffic goes first: not at all
 * while users write little; otherwise its share of one processor grows with how far the index is
 * behind, up to a bound. The search thread.
 */
final class IndexingPace {
  /** The messages a second above which users' messages come first. */
  private static final int BUSY_PER_SECOND = 10;

  private static final int MIN_PERCENT = 5;
  private static final int MAX_PERCENT = 20;

  /** The messages that the index lacks when its share is largest. */
  private static final long FAR_BEHIND = 50_000;

  private static final double NANOS_PER_SECOND = 1e9;

  private long sinceNanos;
  private long storedThen;

  /**
   * A pace that measures from a time on.
   *
   * @param stored how many messages the log has stored until then
   */
  IndexingPace(long nanos, long stored) {
    this.sinceNanos = nanos;
    this.storedThen = stored;
  }

  /**
   * Returns the rest after a step, in nanoseconds.
   *
   * @param workedNanos how long the step took
   * @param stored how many messages the log has stored until now
   * @param behind how many of them the index lacks
   */
  long rest(long nowNanos, long workedNanos, long stored, long behind) {
    double seconds = Math.max(1, nowNanos - sinceNanos) / NANOS_PER_SECOND;
    boolean isBusy = stored - storedThen > BUSY_PER_SECOND * seconds;
    sinceNanos = nowNanos;
    storedThen = stored;
    if (!isBusy) {
      return 0;
    }
    long percent =
        MIN_PERCENT + (MAX_PERCENT - MIN_PERCENT) * Math.min(behind, FAR_BEHIND) / FAR_BEHIND;
    return workedNanos * (100 - percent) / percent;
  }
}
