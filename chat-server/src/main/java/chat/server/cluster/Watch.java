package chat.server.cluster;

import chat.server.log.postgres.OwnerTable.Seen;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides by what a server saw of the owner whether it may claim. The node's thread.
 *
 * <p>Time counts only while this server looks: one that slept does not take the owner for dead.
 */
final class Watch {
  /** The most time that counts from one look to the next. */
  private static final Duration MOST_BETWEEN_LOOKS = Duration.ofMillis(400);

  private final long leaseNanos;
  private Optional<Seen> last = Optional.empty();
  private long lastNanos;
  private long silentNanos;
  private boolean isNewBeat;

  /**
   * A watch that has seen nothing.
   *
   * @param lease how long the owner may show no sign of life
   */
  Watch(Duration lease) {
    this.leaseNanos = lease.toNanos();
  }

  /**
   * Returns whether the owner has ended: its lock is free, or it was silent for the lease.
   *
   * @param now the monotonic time at which the owner was seen so, in nanoseconds
   */
  boolean mayClaim(Seen seen, long now) {
    isNewBeat = last.isPresent() && !isSameBeat(last.get(), seen);
    if (last.isEmpty() || isNewBeat) {
      silentNanos = 0;
    } else {
      silentNanos += Math.min(now - lastNanos, MOST_BETWEEN_LOOKS.toNanos());
    }
    last = Optional.of(seen);
    lastNanos = now;
    return seen.hasLock() || silentNanos >= leaseNanos;
  }

  /** Returns whether the last look found a sign of life that the one before it did not. */
  boolean isNewBeat() {
    return isNewBeat;
  }

  /** Returns whether the owner has shown a sign of life during this watch or just claimed. */
  boolean isAlive() {
    return last.isPresent() && !last.get().hasLock() && silentNanos < leaseNanos / 2;
  }

  private static boolean isSameBeat(Seen one, Seen other) {
    return one.epoch() == other.epoch()
        && one.beatEpoch() == other.beatEpoch()
        && one.beats() == other.beats();
  }
}
