package chat.server.benchmark.log;

import java.util.Arrays;

/** How long requests of one kind took. One thread. */
final class Latencies {
  private long[] nanos = new long[256];
  private int count;
  private long sum;

  void add(long nanosOfOne) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = nanosOfOne;
    sum += nanosOfOne;
  }

  int count() {
    return count;
  }

  long sum() {
    return sum;
  }

  /** Returns the time within which this share of the requests was answered. */
  long percentile(double share) {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(share * count) - 1)];
  }
}
