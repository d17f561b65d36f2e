package chat.server.log.search;

import chat.server.log.LogName;

/**
 * Consecutive messages of one room, which are one row of the index.
 *
 * <p>Rows are numbered in the order of their newest messages' times, so that a search finds the
 * newest first and can stop. A number is a time in seconds, shifted to leave space for the blocks
 * of one second. If all numbers of a second are taken, a block gets a later one.
 *
 * @param number the row's
 * @param first the number of its first message in the room
 * @param last the number of its last message in the room
 * @param oldest the lowest time of its messages, in milliseconds since 1970
 * @param newest the highest time of its messages, in milliseconds since 1970
 * @param bytes the size of its texts
 */
record Block(
    long number, LogName room, long first, long last, long oldest, long newest, long bytes) {
  /**
   * Small, as the index stores the differences of the numbers; yet 50,000 messages a second fit.
   */
  private static final int SHIFT = 10;

  private static final long MAX_SECONDS = Long.MAX_VALUE >> SHIFT;

  /** Returns the lowest number of a block whose newest message has this time. */
  static long numberOf(long epochMillis) {
    return Math.max(0, Math.min(epochMillis / 1000, MAX_SECONDS)) << SHIFT;
  }

  /** Returns the lowest number of the second after a number's. */
  static long endOfSecond(long number) {
    long second = number >> SHIFT;
    return second >= MAX_SECONDS ? Long.MAX_VALUE : (second + 1) << SHIFT;
  }

  /**
   * Returns a time in milliseconds that no message of this block, or of one with a lower number,
   * exceeds.
   */
  long newestPossible() {
    long second = number >> SHIFT;
    return second >= MAX_SECONDS ? Long.MAX_VALUE : second * 1000 + 999;
  }

  /** Returns how many messages it has. */
  long count() {
    return last - first + 1;
  }
}
