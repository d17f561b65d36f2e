package chat.client.bench;

import java.util.Locale;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** Tells once a second how it goes, and gathers the latencies of that second. One thread. */
final class Progress {
  private static final long SECOND_NANOS = 1_000_000_000;

  private final Stage stage;
  private final Latencies latencies;
  private final Consumer<String> lines;
  private final long startNanos;
  private long told;
  private Counts before;

  Progress(Stage stage, Latencies latencies, Consumer<String> lines, long startNanos) {
    this.stage = stage;
    this.latencies = latencies;
    this.lines = lines;
    this.startNanos = startNanos;
    this.before = stage.tally().now(startNanos);
  }

  /** Lets the run go on until a time, or until it is to stop. */
  void until(long endNanos) throws InterruptedException {
    boolean stopped = false;
    long now = stage.watch().nanos();
    while (!stopped && now < endNanos) {
      long nextTold = startNanos + (told + 1) * SECOND_NANOS;
      stopped = stage.stop().await(Math.min(nextTold, endNanos) - now);
      now = stage.watch().nanos();
      if (!stopped && now >= nextTold) {
        tell(now);
      }
    }
  }

  private void tell(long now) {
    told = (now - startNanos) / SECOND_NANOS;
    Counts counts = stage.tally().now(now);
    Histogram interval = latencies.interval();
    String latency = "p99 " + Figures.micros(interval.getValueAtPercentile(99));
    if (before.nanos() < stage.measuredFromNanos()) {
      latency = "warm-up";
    } else if (interval.getTotalCount() == 0) {
      latency = "nothing timed";
    }
    lines.accept(
        String.format(
            Locale.ROOT,
            "%3d s: %s deliveries/s, %s",
            told,
            Figures.count(counts.since(before).deliveriesPerSecond()),
            latency));
    before = counts;
  }
}
