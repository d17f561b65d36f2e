package chat.client.net;

import java.time.Duration;
import java.util.Random;

/**
 * How long to wait before each attempt to come back: doubling from the first pause to the longest,
 * each a fifth longer or shorter by chance, so that those who lost a server together do not all
 * come back at once.
 */
public record Retry(Duration first, Duration longest) {
  private static final double JITTER = 0.2;
  private static final int MAX_DOUBLINGS = 30;

  public static final Retry USUAL = new Retry(Duration.ofMillis(500), Duration.ofSeconds(30));

  /** The pause before an attempt, counted from 0. */
  Duration pause(int attempt, Random random) {
    double doubled = first.toNanos() * Math.pow(2, Math.min(attempt, MAX_DOUBLINGS));
    double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
    return Duration.ofNanos((long) (Math.min(doubled, (double) longest.toNanos()) * factor));
  }
}
