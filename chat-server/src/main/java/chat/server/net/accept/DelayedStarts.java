package chat.server.net.accept;

import java.util.PriorityQueue;

/**
 * Connections that wait for their turn, as actions that start them. The acceptor's thread, which
 * passes the time, in nanoseconds of any origin.
 */
final class DelayedStarts {
  private final PriorityQueue<DelayedStart> waiting =
      // No two turns are further apart than the longest delay, so the difference can't overflow.
      new PriorityQueue<>(DelayedStarts::order);

  private record DelayedStart(long dueNanos, Runnable action) {}

  private static int order(DelayedStart one, DelayedStart other) {
    return Long.signum(one.dueNanos - other.dueNanos);
  }

  void add(long dueNanos, Runnable action) {
    waiting.add(new DelayedStart(dueNanos, action));
  }

  /** Returns how long until the next start, or a default if none waits. */
  long nanosUntilNext(long nowNanos, long byDefault) {
    return waiting.isEmpty() ? byDefault : waiting.element().dueNanos - nowNanos;
  }

  void runDue(long nowNanos) {
    while (!waiting.isEmpty() && waiting.element().dueNanos - nowNanos <= 0) {
      waiting.remove().action.run();
    }
  }

  void runAll() {
    while (!waiting.isEmpty()) {
      waiting.remove().action.run();
    }
  }
}
