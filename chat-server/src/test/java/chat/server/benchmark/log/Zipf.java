package chat.server.benchmark.log;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Ranks from 0, of which the rank {@code r} is drawn in proportion to {@code 1 / (r + 1)^exponent}.
 * Any thread.
 */
final class Zipf {
  private final double[] sums;

  Zipf(int ranks, double exponent) {
    sums = new double[ranks];
    double sum = 0;
    for (int rank = 0; rank < ranks; rank++) {
      sum += Math.pow(rank + 1, -exponent);
      sums[rank] = sum;
    }
  }

  int draw(RandomGenerator random) {
    int at = Arrays.binarySearch(sums, random.nextDouble(sums[sums.length - 1]));
    return Math.min(at < 0 ? -at - 1 : at + 1, sums.length - 1);
  }
}
