package chat.server.metrics;

import chat.server.measure.Durations;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.List;

/** Publishes durations as a histogram. The thread of the scrape. */
final class DurationsCollector implements Collector {
  private final String name;
  private final String help;
  private final Durations durations;

  /**
   * A histogram.
   *
   * @param name with its unit, like {@code chat_commit_seconds}
   */
  DurationsCollector(String name, String help, Durations durations) {
    this.name = name;
    this.help = help;
    this.durations = durations;
  }

  @Override
  public MetricSnapshot collect() {
    Durations.Recorded recorded = durations.recorded();
    List<Double> bounds = new ArrayList<>(Durations.boundsInSeconds());
    bounds.add(Double.POSITIVE_INFINITY);
    return HistogramSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(
            HistogramSnapshot.HistogramDataPointSnapshot.builder()
                .classicHistogramBuckets(ClassicHistogramBuckets.of(bounds, recorded.counts()))
                .sum(recorded.totalSeconds())
                .build())
        .build();
  }
}
