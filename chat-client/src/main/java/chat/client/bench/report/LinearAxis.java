package chat.client.bench.report;

import java.util.ArrayList;
import java.util.List;

/** A linear axis from 0 on, with ticks at round numbers. */
record LinearAxis(double step, int steps) {
  private static final int MAX_STEPS = 6;

  /** Returns the shortest axis that ends at or above a value. */
  static LinearAxis upTo(double value) {
    double decade = 1;
    while (true) {
      for (int factor : new int[] {1, 2, 5}) {
        double step = factor * decade;
        int steps = (int) Math.max(1, Math.ceil(value / step));
        if (steps <= MAX_STEPS) {
          return new LinearAxis(step, steps);
        }
      }
      decade *= 10;
    }
  }

  double end() {
    return step * steps;
  }

  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; i <= steps; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }
}
