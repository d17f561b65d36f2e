package chat.client.bench.report;

import chat.client.bench.measure.DeliveryErrors;
import chat.client.bench.measure.TestPlan;
import chat.client.bench.measure.TestResult;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What a reader must know besides the figures: delivery errors, and what distorts the result. */
public final class Findings {
  /** The rates that a server's default limit, 20 messages a second, lets one sender reach. */
  private static final int MIN_LIMITED_RATE = 15;

  private static final int MAX_LIMITED_RATE = 25;

  /** The share of the requested rate that counts as reached. */
  private static final double REACHED = 0.98;

  private final TestResult result;

  public Findings(TestResult result) {
    this.result = result;
  }

  /** Returns what distorts the result, a sentence each. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    addRateNote(notes);
    long replays = result.counts().replays();
    if (replays > 0) {
      notes.add(
          "members fell behind and caught up from the server's log %s times"
              .formatted(QuantityFormat.count(replays)));
    }
    if (result.endedEarly()) {
      notes.add("the test was ended early: these are the results so far");
    }
    return notes;
  }

  /** Returns how deliveries failed; empty if every member got every message once, in order. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    DeliveryErrors errors = result.shortfall().errors();
    add(problems, errors.lost(), "lost");
    add(problems, errors.duplicated(), "duplicated");
    add(problems, errors.outOfOrder(), "out of order");
    add(problems, errors.notStored(), "no longer stored for members that fell behind");
    add(problems, result.shortfall().unacknowledged(), "not acknowledged");
    return problems;
  }

  private void addRateNote(List<String> notes) {
    OptionalInt wanted = result.plan().workload().rate();
    double reached = result.counts().messagesPerSecond();
    double reachedEach = reached / result.plan().workload().senders();
    if (wanted.isPresent() && reached >= REACHED * wanted.getAsInt()) {
      return;
    }
    if (reachedEach >= MIN_LIMITED_RATE && reachedEach <= MAX_LIMITED_RATE) {
      notes.add(
          "each sender reached about %s messages/s: probably the server's default limit (--rate), not its capacity; %s"
              .formatted(QuantityFormat.decimal(reachedEach), TestPlan.HOW_TO_START));
    } else if (wanted.isPresent()) {
      notes.add(
          "%s of %s messages/s were reached, so the latencies grew during the whole test; choose a lower --rate"
              .formatted(QuantityFormat.count(reached), QuantityFormat.count(wanted.getAsInt())));
    }
  }

  private static void add(List<String> problems, long count, String what) {
    if (count > 0) {
      problems.add(QuantityFormat.count(count) + " " + what);
    }
  }
}
