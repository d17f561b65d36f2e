package chat.client.bench;

import chat.client.bench.load.BenchException;
import chat.client.bench.load.LoadGenerator;
import chat.client.bench.load.RunContext;
import chat.client.bench.load.StopSignal;
import chat.client.bench.measure.CounterSnapshot;
import chat.client.bench.measure.LatencySampler;
import chat.client.bench.measure.TestPlan;
import chat.client.bench.measure.TestResult;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** One test: connect, warm-up, measurement, drain, disconnect. The thread that calls it. */
final class BenchRun {
  private final TestPlan plan;
  private final RunContext context;
  private final LatencySampler latency;
  private final LoadGenerator load;
  private final Consumer<String> progress;

  BenchRun(TestPlan plan, StopSignal stop, Consumer<String> progress) {
    this.plan = plan;
    this.context = new RunContext(plan, stop);
    this.latency = new LatencySampler(plan.workload().members());
    this.load = new LoadGenerator(context, latency);
    this.progress = progress;
  }

  TestResult run() throws BenchException, InterruptedException {
    CounterSnapshot counts;
    long unacknowledged;
    boolean endedEarly;
    try {
      load.connect();
      counts = measure();
      load.drain();
      unacknowledged = load.unacknowledged();
      // Before the disconnect, after which each member reports that its connection has ended.
      endedEarly = context.stop().isRequested();
    } finally {
      load.disconnect();
    }
    latency.interval();
    Histogram unsent = load.unsent();
    latency.addUnsent(unsent);
    return new TestResult(
        plan,
        load.software(),
        counts,
        new TestResult.Latency(latency.total(), latency.sampledMembers()),
        new TestResult.Shortfall(load.errors(), unacknowledged, unsent.getTotalCount()),
        endedEarly);
  }

  /** Runs the warm-up and the measurement; returns what was counted during the latter. */
  private CounterSnapshot measure() throws BenchException, InterruptedException {
    long start = context.clock().nanos();
    long from = start + plan.warmUp().toNanos();
    context.measureFrom(from);
    ProgressReporter reporter = new ProgressReporter(context, latency, progress, start);
    if (!context.stop().isRequested()) {
      load.startSending(start);
    }
    reporter.reportUntil(from);
    CounterSnapshot before = context.counters().snapshot(context.clock().nanos());
    reporter.reportUntil(before.nanos() + plan.duration().toNanos());
    CounterSnapshot after = context.counters().snapshot(context.clock().nanos());
    load.stopSending(after.nanos());
    context.stop().throwFailure();
    if (after.nanos() < from) {
      throw new BenchException("ended before the measurement began");
    }
    return after.since(before);
  }
}
