package chat.client.net;

import java.time.Duration;
import java.util.Random;

/**
 * The pauses before attempts to reconnect: they double from the first to the longest, and each is
 * up to a fifth longer or shorter at random, so that clients which lost a server together do not
 * reconnect together.
 */
public record Backoff(Duration first, Duration longest) {
  private static final double JITTER = 0.2;
  private static final int MAX_DOUBLINGS = 30;

  public static final Backoff DEFAULT = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

  /** Returns the pause before an attempt, counted from 0. */
  public Duration pause(int attempt, Random random) {
    double doubled = first.toNanos() * Math.pow(2, Math.min(attempt, MAX_DOUBLINGS));
    double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
    return Duration.ofNanos((long) (Math.min(doubled, (double) longest.toNanos()) * factor));
  }
}
