package chat.server.net.accept;

import chat.server.hub.peer.Origin;
import chat.server.recent.RecentlyUsed;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * Limits how many connections of each origin begin in a minute. One that exceeds the limit waits
 * for its turn, longer with each more; nobody waits longer than {@link #MAX_DELAY}. The acceptor's
 * thread, which passes the time, in nanoseconds of any origin.
 */
final class ConnectRate {
  /** Shorter than clients wait for a sign of life: they give up a connection after 14 s. */
  static final Duration MAX_DELAY = Duration.ofSeconds(10);

  /** How many origins are remembered; the one that connected least recently is forgotten. */
  static final int MAX_ORIGINS = 10_000;

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final OriginLimit perMinute;
  // The turn of each origin's last connection, least recently connected first. An origin without
  // one, or with one of more than a minute ago, may connect as often as the limit says, at once.
  private final Map<String, Long> lastTurns = new RecentlyUsed<>(MAX_ORIGINS);

  ConnectRate(OriginLimit perMinute) {
    this.perMinute = perMinute;
  }

  /** Returns how long a connection waits for its turn; empty if that is too long. */
  Optional<Duration> delay(Origin origin, long nowNanos) {
    removeExpired(nowNanos);
    if (!perMinute.limits(origin)) {
      return Optional.of(Duration.ZERO);
    }
    long earliest = nowNanos - MINUTE;
    long last = lastTurns.getOrDefault(origin.key(), earliest);
    long turn = (last - earliest > 0 ? last : earliest) + MINUTE / perMinute.count();
    long delay = turn - nowNanos;
    if (delay > MAX_DELAY.toNanos()) {
      return Optional.empty();
    }
    lastTurns.put(origin.key(), turn);
    return Optional.of(Duration.ofNanos(Math.max(0, delay)));
  }

  private void removeExpired(long nowNanos) {
    Iterator<Long> turns = lastTurns.values().iterator();
    while (turns.hasNext() && nowNanos - turns.next() > MINUTE) {
      turns.remove();
    }
  }

  /** Returns how many origins are remembered. */
  int origins() {
    return lastTurns.size();
  }
}
