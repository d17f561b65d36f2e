package chat.server.hub.moderation;

import chat.notation.Quantity;
import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.RefusedException;
import chat.server.hub.state.User;
import chat.server.recent.RecentlyUsed;
import chat.server.time.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * Limits how many reports an account makes within an hour, and the guests of an address together.
 * The hub's thread.
 */
final class ReportRate {
  static final int OF_GUESTS = 5;
  static final int OF_ACCOUNTS = 20;
  private static final int MAX_REPORTERS = 10_000;
  private static final long HOUR_NANOS = Duration.ofHours(1).toNanos();

  private final TimeSource time;
  // When each made the reports of its last hour, the first one first.
  private final Map<String, Deque<Long>> made = new RecentlyUsed<>(MAX_REPORTERS);

  ReportRate(TimeSource time) {
    this.time = time;
  }

  /** Refuses a report of someone who has made as many as one may. */
  void require(User user, ClientMessage request) throws RefusedException {
    Deque<Long> times = made.getOrDefault(reporter(user), new ArrayDeque<>());
    times.removeIf(nanos -> time.nanoTime() - nanos >= HOUR_NANOS);
    int most = user.person().isGuest() ? OF_GUESTS : OF_ACCOUNTS;
    if (times.size() >= most) {
      long wait = times.getFirst() + HOUR_NANOS - time.nanoTime();
      throw request.refusal(
          ErrorCode.RATE_LIMITED,
          "%s within an hour are enough; you may report again in %s"
              .formatted(
                  Quantity.of(most, "report"),
                  Quantity.of(
                      Duration.ofNanos(wait).plusMinutes(1).minusNanos(1).toMinutes(), "minute")));
    }
  }

  /** Counts a report that is stored. */
  void count(User user) {
    made.computeIfAbsent(reporter(user), key -> new ArrayDeque<>()).add(time.nanoTime());
  }

  private static String reporter(User user) {
    return user.person().isGuest()
        ? user.session().orElseThrow().origin().key()
        : "account " + user.person().account();
  }
}
