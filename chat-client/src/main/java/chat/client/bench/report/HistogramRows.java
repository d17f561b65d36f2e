package chat.client.bench.report;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** Groups latencies into at most 20 rows of growing width, as fine as that allows. */
final class HistogramRows {
  static final int MAX_ROWS = 20;

  private static final List<double[]> SERIES =
      List.of(
          new double[] {1, 1.2, 1.5, 1.8, 2.2, 2.7, 3.3, 3.9, 4.7, 5.6, 6.8, 8.2},
          new double[] {1, 1.5, 2, 3, 5, 7},
          new double[] {1, 2, 5},
          new double[] {1});

  private HistogramRows() {}

  /**
   * One row.
   *
   * @param fromMicros the lower limit, included
   * @param count how many latencies are between this limit and the next row's
   */
  record Row(double fromMicros, long count) {}

  /** Returns the rows from the lowest latency to the highest; none without latencies. */
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

  /** Returns the limits from the last below the lowest latency to the first above the highest. */
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
