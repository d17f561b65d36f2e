package chat.server.net;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A time limit that may be set later and brought forward, but not put off. Any thread. */
final class Deadline {
  private static final long NONE = 0;

  private final AtomicLong nanos = new AtomicLong(NONE);

  /** Sets the deadline to at most a duration from now. */
  void setWithin(Duration limit) {
    // Sets the lowest bit, so that no time equals NONE.
    long wanted = (System.nanoTime() + limit.toNanos()) | 1;
    nanos.accumulateAndGet(wanted, (now, then) -> now == NONE || then - now < 0 ? then : now);
  }

  /** Sets the deadline to now, if there is one. */
  void bringForward() {
    long now = System.nanoTime() | 1;
    nanos.accumulateAndGet(now, (end, then) -> end == NONE || end - then < 0 ? end : then);
  }

  boolean hasPassed(long nowNanos) {
    long end = nanos.get();
    return end != NONE && nowNanos - end > 0;
  }
}
