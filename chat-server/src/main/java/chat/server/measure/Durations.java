package chat.server.measure;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** How long something took, counted in buckets. Any thread. */
public final class Durations {
  private static final long[] BOUNDS_MICROS = {
    50,
    100,
    250,
    500,
    1_000,
    2_500,
    5_000,
    10_000,
    25_000,
    50_000,
    100_000,
    250_000,
    500_000,
    1_000_000,
    2_500_000,
    5_000_000,
    10_000_000
  };

  private static final double NANOS_PER_SECOND = 1e9;

  private final LongAdder[] buckets =
      Stream.generate(LongAdder::new).limit(BOUNDS_MICROS.length + 1).toArray(LongAdder[]::new);
  private final LongAdder nanos = new LongAdder();

  /**
   * What was recorded so far.
   *
   * @param counts how many durations each bucket has; the last one has those above all bounds
   * @param totalSeconds the sum of all durations
   */
  public record Recorded(List<Long> counts, double totalSeconds) {
    public Recorded {
      counts = List.copyOf(counts);
    }

    public long count() {
      return counts.stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Estimates the duration that a part of all durations does not exceed, assuming that they are
     * spread evenly within a bucket; zero if there are none.
     *
     * @param part for example 0.99
     */
    public Duration quantile(double part) {
      double rank = part * count();
      long below = 0;
      for (int i = 0; i < BOUNDS_MICROS.length; i++) {
        long count = counts.get(i);
        if (count > 0 && below + count >= rank) {
          long from = i == 0 ? 0 : BOUNDS_MICROS[i - 1];
          double share = (rank - below) / count;
          return micros(from + share * (BOUNDS_MICROS[i] - from));
        }
        below += count;
      }
      return Duration.of(count() == 0 ? 0 : BOUNDS_MICROS[BOUNDS_MICROS.length - 1], MICROS);
    }

    private static Duration micros(double micros) {
      return Duration.ofNanos(Math.round(micros * 1_000));
    }
  }

  /** Returns the upper bound of each bucket but the last, in seconds. */
  public static List<Double> boundsInSeconds() {
    return Arrays.stream(BOUNDS_MICROS).mapToObj(micros -> micros / 1e6).toList();
  }

  /** Records what took from a value of {@link System#nanoTime} until now. */
  public void recordSince(long startNanos) {
    record(System.nanoTime() - startNanos);
  }

  public void record(long tookNanos) {
    int found = Arrays.binarySearch(BOUNDS_MICROS, microsAbove(tookNanos));
    buckets[found < 0 ? -found - 1 : found].increment();
    nanos.add(tookNanos);
  }

  /** Rounds up, so that each bucket includes its upper bound. */
  private static long microsAbove(long nanos) {
    return TimeUnit.NANOSECONDS.toMicros(nanos + 999);
  }

  public Recorded recorded() {
    return new Recorded(
        Arrays.stream(buckets).map(LongAdder::sum).toList(), nanos.sum() / NANOS_PER_SECOND);
  }
}
