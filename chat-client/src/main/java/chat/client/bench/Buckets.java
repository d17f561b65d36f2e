package chat.client.bench;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** Cuts latencies into a few rows whose limits grow as they do: the finest series that fits. */
final class Buckets {
  static final int MAX_ROWS = 20;

  private static final List<double[]> SERIES =
      List.of(
          new double[] {1, 1.2, 1.5, 1.8, 2.2, 2.7, 3.3, 3.9, 4.7, 5.6, 6.8, 8.2},
          new double[] {1, 1.5, 2, 3, 5, 7},
          new double[] {1, 2, 5},
          new double[] {1});

  private Buckets() {}

  /**
   * One row.
   *
   * @param fromMicros its lower limit, which belongs to it
   * @param count how many latencies are from there to the next row's limit
   */
  record Row(double fromMicros, long count) {}

  /** The rows from the least latency to the greatest; none if there is no latency. */
  static List<Row> of(Histogram latency) {
    if (latency.getTotalCount() == 0) {
      return List.of();
    }
    List<Row> rows = List.of();
    for (double[] series : SERIES) {
      rows = rows(latency, series);
      if (rows.size() <= MAX_ROWS) {
        return rows;
      }
    }
    return rows;
  }

  private static List<Row> rows(Histogram latency, double[] series) {
    List<Double> limits = limits(latency, series);
    long[] counts = new long[limits.size() - 1];
    int row = 0;
    for (HistogramIterationValue value : latency.recordedValues()) {
      while (row + 1 < counts.length && value.getValueIteratedTo() >= limits.get(row + 1)) {
        row++;
      }
      counts[row] += value.getCountAtValueIteratedTo();
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      rows.add(new Row(limits.get(i), counts[i]));
    }
    return rows;
  }

  /** From the last one up to the least latency to the first one above the greatest. */
  private static List<Double> limits(Histogram latency, double[] series) {
    List<Double> limits = new ArrayList<>();
    limits.add(0.0);
    double last = 0;
    for (double decade = 1; last <= latency.getMaxValue(); decade *= 10) {
      for (double step : series) {
        last = step * decade;
        if (last <= latency.getMinValue()) {
          limits.clear();
        }
        if (limits.isEmpty() || limits.get(limits.size() - 1) <= latency.getMaxValue()) {
          limits.add(last);
        }
      }
    }
    return limits;
  }
}
