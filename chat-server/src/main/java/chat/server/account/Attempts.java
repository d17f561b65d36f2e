package chat.server.account;

import chat.server.recent.RecentlyUsed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Delays attempts to log in: the next one starts 1, 2, 4, … 30 seconds after each failure of its
 * address or its nick. An attempt counts as failed until it succeeds, so that simultaneous ones
 * wait for each other. The accounts' thread.
 */
final class Attempts {
  /** The longest that an attempt waits; one that would have to wait longer is refused. */
  static final Duration LONGEST = Duration.ofSeconds(30);

  private static final int MAX_KEYS = 10_000;
  private static final int MAX_DOUBLINGS = 5;
  private static final long HALVED_AFTER = Duration.ofMinutes(10).toNanos();
  private static final long FIRST = Duration.ofSeconds(1).toNanos();

  private final LongSupplier nanoTime;
  private final Map<String, Failures> failures = new RecentlyUsed<>(MAX_KEYS);

  /**
   * The failures of one address or nick.
   *
   * @param since when the count was halved last, or began
   * @param free when the next attempt may start
   */
  private record Failures(int count, long since, long free) {
    Failures at(long now) {
      long halvings = (now - since) / HALVED_AFTER;
      int left = halvings >= Integer.SIZE - 1 ? 0 : count >> halvings;
      return new Failures(left, since + halvings * HALVED_AFTER, free);
    }

    Failures andOne(long start) {
      return new Failures(count + 1, since, start + pauseAfter(count));
    }

    /** Takes one pause back, and not those of attempts that have begun since. */
    Failures lessOne(long now) {
      int left = Math.max(0, count - 1);
      long wait = Math.max(0, free - pauseAfter(left) - now);
      return new Failures(left, since, now + wait);
    }

    private static long pauseAfter(int failures) {
      return Math.min(LONGEST.toNanos(), FIRST << Math.min(failures, MAX_DOUBLINGS));
    }
  }

  Attempts(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Returns the key of an address; none if its failures don't count. */
  static List<String> addressKeys(Optional<String> address) {
    return address.map(from -> "address " + from).stream().toList();
  }

  /**
   * Begins an attempt, and returns after how many nanoseconds it may start; empty if it is refused,
   * because that is too long.
   *
   * @param keys its address and its nick, as far as they count
   */
  OptionalLong begin(List<String> keys) {
    long now = nanoTime.getAsLong();
    long wait = waiting(keys);
    if (wait > LONGEST.toNanos()) {
      return OptionalLong.empty();
    }
    for (String key : keys) {
      failures.put(key, of(key, now).andOne(now + wait));
    }
    return OptionalLong.of(wait);
  }

  /** Returns for how many nanoseconds an attempt would have to wait. */
  long waiting(List<String> keys) {
    long now = nanoTime.getAsLong();
    long wait = 0;
    for (String key : keys) {
      wait = Math.max(wait, of(key, now).free() - now);
    }
    return wait;
  }

  private Failures of(String key, long now) {
    Failures found = failures.get(key);
    return found == null ? new Failures(0, now, now) : found.at(now);
  }

  /** Counts a failure of an attempt that did not {@link #begin}. */
  void failed(String key) {
    long now = nanoTime.getAsLong();
    failures.put(key, of(key, now).andOne(now));
  }

  /** Takes back the failure that an attempt counted as, of a key whose other failures stay. */
  void succeeded(String key) {
    long now = nanoTime.getAsLong();
    failures.put(key, of(key, now).lessOne(now));
  }

  /** Forgets the failures of a key. */
  void forget(String key) {
    failures.remove(key);
  }
}
