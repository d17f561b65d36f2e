package chat.server.log.search;

/**
 * Numbers blocks in the order of their newest messages' times, so that a search finds the newest
 * first and can stop. Any thread.
 *
 * <p>A number is a time in seconds, shifted to leave space for the blocks of one second. If all
 * numbers of a second are taken, a block gets a later one.
 */
final class BlockNumber {
  private static final int SHIFT = 12;
  private static final long MAX_SECONDS = Long.MAX_VALUE >> SHIFT;

  private BlockNumber() {}

  /** Returns the lowest number of a block whose newest message has this time. */
  static long of(long epochMillis) {
    return Math.max(0, Math.min(epochMillis / 1000, MAX_SECONDS)) << SHIFT;
  }

  /** Returns a time in milliseconds that no message of the block with this number exceeds. */
  static long newestMillis(long number) {
    long seconds = number >> SHIFT;
    return seconds >= MAX_SECONDS ? Long.MAX_VALUE : seconds * 1000 + 999;
  }

  /** Returns the lowest number of the second after a number's. */
  static long endOfSecond(long number) {
    long second = number >> SHIFT;
    return second >= MAX_SECONDS ? Long.MAX_VALUE : (second + 1) << SHIFT;
  }
}
