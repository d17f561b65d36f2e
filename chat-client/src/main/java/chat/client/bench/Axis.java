package chat.client.bench;

import java.util.ArrayList;
import java.util.List;

/** A linear scale from 0 to at least a value, with ticks at round numbers. */
record Axis(double step, int steps) {
  private static final int MAX_STEPS = 6;

  /** The scale for values up to that one. */
  static Axis upTo(double value) {
    double decade = 1;
    while (true) {
      for (int factor : new int[] {1, 2, 5}) {
        double step = factor * decade;
        int steps = (int) Math.max(1, Math.ceil(value / step));
        if (steps <= MAX_STEPS) {
          return new Axis(step, steps);
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
