package chat.server.benchmark.log;

import java.nio.file.Path;

/**
 * What a log looks like; two of the same shape have the same messages, apart from their times.
 *
 * @param messages in all rooms; the first is the only one of its room
 * @param seed of everything that is random
 */
record LogShape(int messages, int rooms, long seed) {
  private static final int UNINDEXED_DIVISOR = 5;

  LogShape {
    if (messages < 1_000 || rooms < 2) {
      throw new IllegalArgumentException("needs 1,000 messages and 2 rooms");
    }
  }

  /** Returns how many of the newest messages the index that is behind lacks. */
  int unindexed() {
    return messages / UNINDEXED_DIVISOR;
  }

  /** Returns the room that has most messages. */
  String largeRoom() {
    return room(0);
  }

  /** Returns the room that has one message, the oldest of all. */
  String smallRoom() {
    return room(rooms - 1);
  }

  /** Returns the name of a room; those with more messages have lower ranks. */
  static String room(int rank) {
    return "#room-" + (rank + 1);
  }

  /** Returns the folder of this log, below that of all. */
  Path in(Path folder) {
    return folder.resolve("%d-%d-%d".formatted(messages, rooms, seed));
  }
}
