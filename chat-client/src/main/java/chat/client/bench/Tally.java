package chat.client.bench;

import java.util.concurrent.atomic.LongAdder;

/** What all members together have got so far. Any thread. */
final class Tally {
  private final LongAdder deliveries = new LongAdder();
  private final LongAdder acknowledged = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder replays = new LongAdder();

  /** What one read brought. */
  void add(int newDeliveries, int newlyAcknowledged, long newBytes) {
    deliveries.add(newDeliveries);
    acknowledged.add(newlyAcknowledged);
    bytes.add(newBytes);
  }

  /** A member was too slow, and the server had it read from its log. */
  void addReplay() {
    replays.increment();
  }

  Counts now(long nanos) {
    return new Counts(nanos, deliveries.sum(), acknowledged.sum(), bytes.sum(), replays.sum());
  }
}
