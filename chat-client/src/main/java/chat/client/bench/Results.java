package chat.client.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.HdrHistogram.Histogram;

/**
 * What a run has shown.
 *
 * @param plan what was asked for
 * @param software what the server said it is
 * @param counts what there was in the measured time
 * @param latency in microseconds
 * @param timedMembers how many members' deliveries the latencies are of
 * @param shortfall what did not come as it should
 * @param early whether it was ended before its time
 */
record Results(
    BenchSettings plan,
    String software,
    Counts counts,
    Histogram latency,
    int timedMembers,
    Shortfall shortfall,
    boolean early) {
  /** About what a server lets one connection send that was started without {@code --rate}. */
  private static final int LEAST_HELD = 15;

  private static final int MOST_HELD = 25;

  /** A rate that is reached but for this is reached. */
  private static final double REACHED = 0.98;

  /**
   * What did not come as it should.
   *
   * @param unacknowledged messages that the server had not acknowledged long after the end
   * @param unsent messages that were due and never got a place in their sender's window
   */
  record Shortfall(Faults faults, long unacknowledged, long unsent) {}

  /** What whoever reads the figures should know, a sentence each. */
  List<String> hints() {
    List<String> hints = new ArrayList<>();
    OptionalInt rate = plan.load().rate();
    double each = counts.messagesPerSecond() / plan.load().senders();
    boolean held = rate.isEmpty() || counts.messagesPerSecond() < REACHED * rate.getAsInt();
    if (held && each >= LEAST_HELD && each <= MOST_HELD) {
      hints.add(
          "each sender got through about %s messages/s, likely the limit that a server has unless told otherwise (its --rate), and not what it can carry; %s"
              .formatted(Figures.decimal(each), CannotBenchException.HOW_TO_START));
    } else if (held && rate.isPresent()) {
      hints.add(
          "%s of %s messages/s were reached: the latencies grew for as long as it ran; ask for a lower --rate"
              .formatted(
                  Figures.count(counts.messagesPerSecond()), Figures.count(rate.getAsInt())));
    }
    if (counts.replays() > 0) {
      hints.add(
          "members fell behind and read on from the server's log: %s times"
              .formatted(Figures.count(counts.replays())));
    }
    if (early) {
      hints.add("it was ended early: these are the figures so far");
    }
    return hints;
  }

  /** Where the members did not get everything once and in order; empty if they did. */
  List<String> faults() {
    List<String> told = new ArrayList<>();
    Faults faults = shortfall.faults();
    add(told, faults.lost(), "lost");
    add(told, faults.doubled(), "doubled");
    add(told, faults.outOfOrder(), "out of order");
    add(told, faults.gone(), "no longer held for members that fell behind");
    add(told, shortfall.unacknowledged(), "not acknowledged");
    return told;
  }

  private static void add(List<String> told, long count, String what) {
    if (count > 0) {
      told.add(Figures.count(count) + " " + what);
    }
  }
}
