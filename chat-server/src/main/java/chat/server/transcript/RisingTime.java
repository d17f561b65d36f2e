package chat.server.transcript;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Turns the wall clock times of a file into times that never fall: one that seems to be earlier
 * than the one before it is in the hour that a change of the clocks repeats, or else the same. One
 * thread.
 */
final class RisingTime {
  private final ZoneId zone;
  private long last = Long.MIN_VALUE;

  RisingTime(ZoneId zone) {
    this.zone = zone;
  }

  /** Returns the milliseconds since 1970 of the next time in the file. */
  long millis(LocalDateTime wallClock) {
    ZonedDateTime time = wallClock.atZone(zone);
    if (millis(time) < last) {
      time = time.withLaterOffsetAtOverlap();
    }
    last = Math.max(last, millis(time));
    return last;
  }

  private static long millis(ZonedDateTime time) {
    return time.toInstant().toEpochMilli();
  }
}
