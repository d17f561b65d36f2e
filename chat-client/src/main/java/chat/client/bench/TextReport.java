package chat.client.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** The results in words and bars, for a person. */
final class TextReport {
  private static final int BAR_CHARS = 50;
  private static final double PERCENT = 100;

  private final Results results;

  TextReport(Results results) {
    this.results = results;
  }

  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    BenchSettings plan = results.plan();
    lines.add(plan.load().toString());
    lines.add(
        "%s at %s, measured for %s s after %d s of warm-up"
            .formatted(
                results.software(),
                plan.server(),
                Figures.decimal(results.counts().seconds()),
                plan.warmUp().toSeconds()));
    lines.add("");
    addRates(lines);
    lines.add("");
    addLatency(lines);
    if (results.faults().isEmpty()) {
      lines.add("");
      lines.add("every member got every message once, in order");
    }
    results.hints().forEach(hint -> lines.add("note: " + hint));
    return String.join("\n", lines);
  }

  private void addRates(List<String> lines) {
    Counts counts = results.counts();
    lines.add(rate("messages", Figures.count(counts.messagesPerSecond()), "/s"));
    lines.add(rate("deliveries", Figures.count(counts.deliveriesPerSecond()), "/s"));
    lines.add(rate("received", Figures.megabytes(counts.bytesPerSecond()), " MB/s"));
  }

  private static String rate(String what, String figure, String unit) {
    return String.format(Locale.ROOT, "%-12s %12s%s", what, figure, unit);
  }

  private void addLatency(List<String> lines) {
    Histogram latency = results.latency();
    boolean due = results.plan().load().rate().isPresent();
    lines.add(
        due
            ? "latency, from when each message was due to each delivery"
            : "latency, from when each message was sent to each delivery");
    lines.add(
        due
            ? "(corrected for coordinated omission: what a stall held back counts in full)"
            : "(with the senders' windows always full, so mostly waiting in line; for the");
    if (!due) {
      lines.add(" latency at a load of your choice: --rate)");
    }
    if (results.timedMembers() < results.plan().load().members()) {
      lines.add(
          "(timed at %d of the members, spread evenly; all deliveries are counted)"
              .formatted(results.timedMembers()));
    }
    if (results.shortfall().unsent() > 0) {
      lines.add(
          "(with %s messages that were due and not sent, each as late as it was at the end)"
              .formatted(Figures.count(results.shortfall().unsent())));
    }
    if (latency.getTotalCount() == 0) {
      lines.add("  nothing was delivered");
      return;
    }
    lines.add(percentile("min", latency.getMinValue()));
    for (double percentile : new double[] {50, 90, 99, 99.9}) {
      lines.add(
          percentile("p" + Figures.decimal(percentile), latency.getValueAtPercentile(percentile)));
    }
    lines.add(percentile("max", latency.getMaxValue()));
    lines.add("");
    addBars(lines);
  }

  private static String percentile(String name, long micros) {
    return String.format(Locale.ROOT, "  %-10s %12s", name, Figures.micros(micros));
  }

  private void addBars(List<String> lines) {
    List<Buckets.Row> rows = Buckets.of(results.latency());
    long most = rows.stream().mapToLong(Buckets.Row::count).max().orElse(1);
    double all = results.latency().getTotalCount();
    for (Buckets.Row row : rows) {
      // What there is shows, however little it is.
      int length = (int) Math.ceil((double) row.count() * BAR_CHARS / most);
      lines.add(
          String.format(
              Locale.ROOT,
              "  %10s %6.2f %%  %s",
              Figures.micros(row.fromMicros()),
              PERCENT * row.count() / all,
              "#".repeat(length)));
    }
  }
}
