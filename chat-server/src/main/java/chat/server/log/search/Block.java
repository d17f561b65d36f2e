package chat.server.log.search;

import chat.server.log.LogName;

/**
 * Consecutive messages of one room, which are one row of the index.
 *
 * @param number the row's, which rises with the time of the newest message, see {@link BlockNumber}
 * @param first the number of its first message in the room
 * @param last the number of its last message in the room
 * @param oldest the lowest time of its messages, in milliseconds since 1970
 * @param newest the highest time of its messages, in milliseconds since 1970
 * @param bytes the size of its texts
 */
record Block(
    long number, LogName room, long first, long last, long oldest, long newest, long bytes) {
  /** Returns how many messages it has. */
  long count() {
    return last - first + 1;
  }
}
