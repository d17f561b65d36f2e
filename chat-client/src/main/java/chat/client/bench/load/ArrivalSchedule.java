package chat.client.bench.load;

import java.util.OptionalInt;

/**
 * When one sender's messages are due, in nanoseconds of the test's clock.
 *
 * <p>An open loop fixes the due times before the test begins, whatever the server does. Latency
 * counts from the due time, so a message that a stall delayed counts with its whole wait: this
 * corrects for coordinated omission at its source.
 */
interface ArrivalSchedule {
  /** Returns when message {@code n} is due; the first has number 0. */
  long dueNanos(long n, long nowNanos);

  /** Returns the schedule of one of several senders that take turns. */
  static ArrivalSchedule of(OptionalInt rate, int senders, int sender, long startNanos) {
    return rate.isPresent()
        ? new OpenLoop(rate.getAsInt(), senders, sender, startNanos)
        : new ClosedLoop();
  }

  /** Full speed: each message is due as soon as the sender's window has a place for it. */
  record ClosedLoop() implements ArrivalSchedule {
    @Override
    public long dueNanos(long n, long nowNanos) {
      return nowNanos;
    }
  }

  /**
   * A fixed rate.
   *
   * @param rate messages a second of all senders together
   */
  record OpenLoop(int rate, int senders, int sender, long startNanos) implements ArrivalSchedule {
    private static final long SECOND_NANOS = 1_000_000_000;

    @Override
    public long dueNanos(long n, long nowNanos) {
      long turn = n * senders + sender;
      return startNanos + turn / rate * SECOND_NANOS + turn % rate * SECOND_NANOS / rate;
    }
  }
}
