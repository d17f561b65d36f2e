package chat.client.bench.measure;

import java.util.concurrent.atomic.LongAdder;

/** Counts what all members receive. Any thread may add to it. */
public final class Counters {
  private final LongAdder deliveries = new LongAdder();
  private final LongAdder acknowledged = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder replays = new LongAdder();

  /** Adds what a member received in one read. */
  public void add(int newDeliveries, int newlyAcknowledged, long newBytes) {
    deliveries.add(newDeliveries);
    acknowledged.add(newlyAcknowledged);
    bytes.add(newBytes);
  }

  /** Counts a member that fell behind and caught up from the server's log. */
  public void addReplay() {
    replays.increment();
  }

  /** Returns the counts so far, taken at a time of the test's clock. */
  public CounterSnapshot snapshot(long nanos) {
    return new CounterSnapshot(
        nanos, deliveries.sum(), acknowledged.sum(), bytes.sum(), replays.sum());
  }
}
