package chat.server.hub.state;

import chat.server.time.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * The users whose connection was lost or replaced, and how long their nick and vacant memberships
 * stay reserved. The hub's thread.
 */
public final class GracePeriods {
  private static final Duration LENGTH = Duration.ofSeconds(10);

  /** Clients that reconnect under new ids each time leave one behind each time. */
  static final int MAX_RUNNING = 10_000;

  private record GracePeriod(User user, long endNanos) {}

  private final TimeSource time;
  // Ordered by their ends, since all are equally long.
  private final Queue<GracePeriod> running = new ArrayDeque<>();

  public GracePeriods(TimeSource time) {
    this.time = time;
  }

  /** Starts a user's grace period, or starts it again. */
  public void start(User user) {
    long end = time.nanoTime() + LENGTH.toNanos();
    user.setGraceEndNanos(end);
    running.add(new GracePeriod(user, end));
  }

  public boolean isAnyRunning() {
    return !running.isEmpty();
  }

  /**
   * Returns a user whose grace period has ended, each once; empty if there is none. If too many are
   * running, the oldest has ended.
   */
  public Optional<User> nextExpired() {
    long now = time.nanoTime();
    while (!running.isEmpty()
        && (running.size() > MAX_RUNNING || running.peek().endNanos() - now <= 0)) {
      GracePeriod first = running.remove();
      // A grace period that was started again has an entry of its own.
      if (first.user().graceEndNanos() == first.endNanos()) {
        return Optional.of(first.user());
      }
    }
    return Optional.empty();
  }
}
