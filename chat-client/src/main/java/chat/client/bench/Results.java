package chat.client.bench;

import java.util.ArrayList;
import java.util.List;
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
  /** What a server that was started without {@code --rate} lets a sender send, and some. */
  private static final int DEFAULT_RATE_HELD = 25;

  private static final double KEPT = 0.98;

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
    Load load = plan.load();
    double perSecond = counts.messagesPerSecond();
    boolean held = load.rate().isEmpty() || perSecond < KEPT * load.rate().getAsInt();
    if (held && perSecond / load.senders() <= DEFAULT_RATE_HELD) {
      hints.add(
          "each sender got through about %s messages/s: that is the server's own limit, not what it can carry; %s"
              .formatted(
                  Figures.decimal(perSecond / load.senders()), CannotBenchException.HOW_TO_START));
    } else if (held && load.rate().isPresent()) {
      hints.add(
          "%s of %s messages/s were reached: the latencies grew for as long as it ran; ask for a lower --rate"
              .formatted(Figures.count(perSecond), Figures.count(load.rate().getAsInt())));
    }
    if (counts.replays() > 0) {
      hints.add(
          "%s times a member fell behind and read on from the server's log"
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
