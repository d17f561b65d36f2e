package chat.client.bench;

import chat.client.bench.load.RunContext;
import chat.client.bench.measure.CounterSnapshot;
import chat.client.bench.measure.LatencySampler;
import chat.client.bench.report.QuantityFormat;
import java.util.Locale;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * Reports throughput and latency once a second while the load runs. The thread that runs the test.
 */
final class ProgressReporter {
  private static final long SECOND_NANOS = 1_000_000_000;

  private final RunContext context;
  private final LatencySampler latency;
  private final Consumer<String> lines;
  private final long startNanos;
  private long reportedSeconds;
  private CounterSnapshot before;

  ProgressReporter(
      RunContext context, LatencySampler latency, Consumer<String> lines, long startNanos) {
    this.context = context;
    this.latency = latency;
    this.lines = lines;
    this.startNanos = startNanos;
    this.before = context.counters().snapshot(startNanos);
  }

  /** Reports until a time of the test's clock, or until the test is to stop. */
  void reportUntil(long endNanos) throws InterruptedException {
    boolean stopped = false;
    long now = context.clock().nanos();
    while (!stopped && now < endNanos) {
      long nextReport = startNanos + (reportedSeconds + 1) * SECOND_NANOS;
      stopped = context.stop().await(Math.min(nextReport, endNanos) - now);
      now = context.clock().nanos();
      if (!stopped && now >= nextReport) {
        report(now);
      }
    }
  }

  private void report(long now) {
    reportedSeconds = (now - startNanos) / SECOND_NANOS;
    CounterSnapshot counts = context.counters().snapshot(now);
    Histogram interval = latency.interval();
    lines.accept(
        String.format(
            Locale.ROOT,
            "%3d s: %s deliveries/s, %s",
            reportedSeconds,
            QuantityFormat.count(counts.since(before).deliveriesPerSecond()),
            describe(interval)));
    before = counts;
  }

  private String describe(Histogram interval) {
    if (before.nanos() < context.measuredFromNanos()) {
      return "warm-up";
    }
    return interval.getTotalCount() == 0
        ? "no latency sampled"
        : "p99 " + QuantityFormat.micros(interval.getValueAtPercentile(99));
  }
}
