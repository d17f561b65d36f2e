package chat.server.net;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** When something has to be over; it may be brought forward, not put off. Any thread. */
final class Deadline {
  private static final long NONE = 0;

  private final AtomicLong nanos = new AtomicLong(NONE);

  void within(Duration limit) {
    long wanted = (System.nanoTime() + limit.toNanos()) | 1;
    nanos.accumulateAndGet(wanted, (now, then) -> now == NONE || then - now < 0 ? then : now);
  }

  boolean isOver(long nowNanos) {
    long end = nanos.get();
    return end != NONE && nowNanos - end > 0;
  }
}
