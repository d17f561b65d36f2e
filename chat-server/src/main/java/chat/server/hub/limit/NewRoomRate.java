package chat.server.hub.limit;

import chat.server.hub.peer.Origin;
import chat.server.recent.RecentlyUsed;
import chat.server.time.TimeSource;
import java.time.Duration;
import java.util.Map;

/**
 * Counts the rooms that each address makes in a minute, except for this computer's. The hub's
 * thread.
 */
final class NewRoomRate {
  static final int PER_MINUTE = 20;
  private static final int MAX_ADDRESSES = 10_000;
  private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

  private final TimeSource time;
  // Of the addresses that made rooms most recently.
  private final Map<String, Minute> minutes = new RecentlyUsed<>(MAX_ADDRESSES);

  /**
   * What an address made in its last minute.
   *
   * @param startNanos when it made the first room of the minute
   */
  private record Minute(long startNanos, int made) {}

  NewRoomRate(TimeSource time) {
    this.time = time;
  }

  /** Counts a new room, and returns true, if its address may make one more. */
  boolean admits(Origin origin) {
    if (origin.isLoopback()) {
      return true;
    }
    long now = time.nanoTime();
    Minute minute = minutes.get(origin.key());
    if (minute == null || now - minute.startNanos() >= MINUTE_NANOS) {
      minute = new Minute(now, 0);
    }
    boolean admits = minute.made() < PER_MINUTE;
    minutes.put(origin.key(), new Minute(minute.startNanos(), minute.made() + (admits ? 1 : 0)));
    return admits;
  }
}
