package chat.client.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * Latencies in microseconds, to three digits: each of some members has a recorder of its own, and
 * what they recorded is gathered now and then. The thread that runs the test.
 *
 * <p>In a big room not everybody's deliveries are timed, but those of every n-th member: at most
 * {@value #MAX_SAMPLED}, which is plenty of samples and no work that would count.
 */
final class Latencies {
  static final int MAX_SAMPLED = 100;

  private static final int DIGITS = 3;

  private final int every;
  private final List<SingleWriterRecorder> recorders = new ArrayList<>();
  private final Histogram total = new Histogram(DIGITS);

  Latencies(int members) {
    every = (members + MAX_SAMPLED - 1) / MAX_SAMPLED;
  }

  static Histogram histogram() {
    return new Histogram(DIGITS);
  }

  /** Every how many members' deliveries are timed. */
  int every() {
    return every;
  }

  /** A recorder for a member, if it is one of those whose deliveries are timed. */
  Optional<SingleWriterRecorder> recorderFor(int member) {
    if (member % every != 0) {
      return Optional.empty();
    }
    SingleWriterRecorder recorder = new SingleWriterRecorder(DIGITS);
    recorders.add(recorder);
    return Optional.of(recorder);
  }

  /** How many members' deliveries are timed. */
  int sampled() {
    return recorders.size();
  }

  /** What was recorded since this was last asked. */
  Histogram interval() {
    Histogram interval = histogram();
    for (SingleWriterRecorder recorder : recorders) {
      interval.add(recorder.getIntervalHistogram());
    }
    total.add(interval);
    return interval;
  }

  void add(Histogram others) {
    total.add(others);
  }

  /** All that was gathered. */
  Histogram total() {
    return total;
  }
}
