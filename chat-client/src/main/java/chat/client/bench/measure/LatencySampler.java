package chat.client.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * Collects latencies in microseconds, with three significant digits. Each sampled member has its
 * own recorder; the thread that runs the test merges them.
 *
 * <p>In a large room only the deliveries to every n-th member are timed, at most {@value
 * #MAX_SAMPLED} members: enough samples, at a cost that does not show.
 */
public final class LatencySampler {
  static final int MAX_SAMPLED = 100;

  private static final int SIGNIFICANT_DIGITS = 3;

  private final int every;
  private final List<SingleWriterRecorder> recorders = new ArrayList<>();
  private final Histogram total = newHistogram();

  public LatencySampler(int members) {
    every = (members + MAX_SAMPLED - 1) / MAX_SAMPLED;
  }

  public static Histogram newHistogram() {
    return new Histogram(SIGNIFICANT_DIGITS);
  }

  /** Creates the recorder of a member, numbered from 0; empty if the member is not sampled. */
  public Optional<SingleWriterRecorder> recorderFor(int member) {
    if (member % every != 0) {
      return Optional.empty();
    }
    SingleWriterRecorder recorder = new SingleWriterRecorder(SIGNIFICANT_DIGITS);
    recorders.add(recorder);
    return Optional.of(recorder);
  }

  public int sampledMembers() {
    return recorders.size();
  }

  /** Returns what was recorded since the last call, and adds it to the total. */
  public Histogram interval() {
    Histogram interval = newHistogram();
    for (SingleWriterRecorder recorder : recorders) {
      interval.add(recorder.getIntervalHistogram());
    }
    total.add(interval);
    return interval;
  }

  /** Adds messages that were never sent, once for each member that would have been sampled. */
  public void addUnsent(Histogram unsent) {
    for (int i = 0; i < sampledMembers(); i++) {
      total.add(unsent);
    }
  }

  /** Returns all that was added. */
  public Histogram total() {
    return total;
  }
}
