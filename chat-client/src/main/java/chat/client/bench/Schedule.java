package chat.client.bench;

import java.util.OptionalInt;

/**
 * When a sender's messages are due, in nanoseconds of the run's stopwatch.
 *
 * <p>With a rate, that stands before the run begins, whatever the server does: latency counts from
 * then, so a message that a stall kept from being sent counts with all its waiting. This is what
 * corrects for coordinated omission, at its root.
 */
interface Schedule {
  /** When message {@code n} is due, from 0 on. */
  long dueNanos(long n, long nowNanos);

  /** The schedule of one of several senders who take turns. */
  static Schedule of(OptionalInt rate, int senders, int sender, long startNanos) {
    return rate.isPresent()
        ? new Steady(rate.getAsInt(), senders, sender, startNanos)
        : new FullSpeed();
  }

  /** At once: each message is due when there is a place for it. */
  record FullSpeed() implements Schedule {
    @Override
    public long dueNanos(long n, long nowNanos) {
      return nowNanos;
    }
  }

  /** At a rate of all senders together. */
  record Steady(int rate, int senders, int sender, long startNanos) implements Schedule {
    private static final long SECOND_NANOS = 1_000_000_000;

    @Override
    public long dueNanos(long n, long nowNanos) {
      long turn = n * senders + sender;
      return startNanos + turn / rate * SECOND_NANOS + turn % rate * SECOND_NANOS / rate;
    }
  }
}
