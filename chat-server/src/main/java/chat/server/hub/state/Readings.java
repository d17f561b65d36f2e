package chat.server.hub.state;

import chat.server.hub.peer.Replay;
import chat.server.log.LogName;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * The answers to HISTORY and SEARCH that read the log of a room now, so that they end when their
 * reader may not read it any longer. The hub's thread.
 */
final class Readings {
  private static final int MIN_SWEEP = 64;

  private final List<Reading> readings = new ArrayList<>();
  private int sweepSize = MIN_SWEEP;

  /** A connection that ends drops its answers without a notice, so nothing here retains them. */
  private record Reading(LogName log, long account, WeakReference<Replay> answer) {
    boolean hasEnded() {
      Replay running = answer.get();
      return running == null || running.hasEnded();
    }

    void cancel() {
      Replay running = answer.get();
      if (running != null) {
        running.cancel();
      }
    }
  }

  void add(LogName log, long account, Replay answer) {
    if (readings.size() >= sweepSize) {
      readings.removeIf(Reading::hasEnded);
      sweepSize = Math.max(MIN_SWEEP, 2 * readings.size());
    }
    readings.add(new Reading(log, account, new WeakReference<>(answer)));
  }

  /** Ends the answers that read a log for some accounts. */
  void cancel(LogName log, LongPredicate accounts) {
    readings.stream()
        .filter(reading -> reading.log().equals(log) && accounts.test(reading.account()))
        .forEach(Reading::cancel);
  }
}
