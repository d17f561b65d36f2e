package chat.client.bench.report;

import chat.client.bench.measure.CounterSnapshot;
import chat.client.bench.measure.TestPlan;
import chat.client.bench.measure.TestResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** The result as text with a histogram, for a person. */
public final class TextReport {
  private static final int BAR_CHARS = 50;
  private static final double PERCENT = 100;

  private final TestResult result;
  private final Findings findings;

  public TextReport(TestResult result) {
    this.result = result;
    this.findings = new Findings(result);
  }

  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    TestPlan plan = result.plan();
    lines.add(Headings.of(plan.workload()));
    lines.add(
        "%s at %s, measured for %s s after %d s of warm-up"
            .formatted(
                result.software(),
                plan.server(),
                QuantityFormat.decimal(result.counts().seconds()),
                plan.warmUp().toSeconds()));
    lines.add("");
    addRates(lines);
    lines.add("");
    addLatencyHeading(lines);
    addLatency(lines);
    if (findings.problems().isEmpty()) {
      lines.add("");
      lines.add("every member got every message once, in order");
    }
    findings.notes().forEach(note -> lines.add("note: " + note));
    return String.join("\n", lines);
  }

  private void addRates(List<String> lines) {
    CounterSnapshot counts = result.counts();
    lines.add(rate("messages", QuantityFormat.count(counts.messagesPerSecond()), "/s"));
    lines.add(rate("deliveries", QuantityFormat.count(counts.deliveriesPerSecond()), "/s"));
    lines.add(rate("received", QuantityFormat.megabytes(counts.bytesPerSecond()), " MB/s"));
  }

  private static String rate(String what, String figure, String unit) {
    return String.format(Locale.ROOT, "%-12s %12s%s", what, figure, unit);
  }

  private void addLatencyHeading(List<String> lines) {
    if (result.plan().workload().rate().isPresent()) {
      lines.add("latency, from each message's due time to each delivery");
      lines.add("(corrected for coordinated omission: a stall counts with its whole delay)");
    } else {
      lines.add("latency, from each message's sending to each delivery");
      lines.add("(closed loop: the senders' windows are always full, so most of this is queueing;");
      lines.add(" to measure latency at a load of your choice, use --rate)");
    }
    if (result.latency().sampledMembers() < result.plan().workload().members()) {
      lines.add(
          "(sampled at %d members, evenly spread; all deliveries are counted)"
              .formatted(result.latency().sampledMembers()));
    }
    if (result.shortfall().unsent() > 0) {
      lines.add(
          "(including %s messages due but unsent, with their delay at the end)"
              .formatted(QuantityFormat.count(result.shortfall().unsent())));
    }
  }

  private void addLatency(List<String> lines) {
    Histogram latency = result.latency().micros();
    if (latency.getTotalCount() == 0) {
      lines.add("  nothing was delivered");
      return;
    }
    lines.add(percentile("min", latency.getMinValue()));
    for (double percentile : new double[] {50, 90, 99, 99.9}) {
      lines.add(
          percentile(
              "p" + QuantityFormat.decimal(percentile), latency.getValueAtPercentile(percentile)));
    }
    lines.add(percentile("max", latency.getMaxValue()));
    lines.add("");
    addBars(lines);
  }

  private static String percentile(String name, long micros) {
    return String.format(Locale.ROOT, "  %-10s %12s", name, QuantityFormat.micros(micros));
  }

  private void addBars(List<String> lines) {
    List<HistogramRows.Row> rows = HistogramRows.of(result.latency().micros());
    long most = rows.stream().mapToLong(HistogramRows.Row::count).max().orElse(1);
    double all = result.latency().micros().getTotalCount();
    for (HistogramRows.Row row : rows) {
      // Rounded up, so that even one delivery shows.
      int length = (int) Math.ceil((double) row.count() * BAR_CHARS / most);
      lines.add(
          String.format(
              Locale.ROOT,
              "  %10s %6.2f %%  %s",
              QuantityFormat.micros(row.fromMicros()),
              PERCENT * row.count() / all,
              "#".repeat(length)));
    }
  }
}
