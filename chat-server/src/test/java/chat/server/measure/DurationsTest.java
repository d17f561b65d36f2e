package chat.server.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Durations by bucket, and the quantiles that they give. */
class DurationsTest {
  private final Durations durations = new Durations();

  private void record(Duration... several) {
    List.of(several).forEach(each -> durations.record(each.toNanos()));
  }

  @Test
  void bucketIncludesItsUpperBound() {
    record(Duration.ofNanos(50_000), Duration.ofNanos(50_001), Duration.ofNanos(100_000));
    assertEquals(List.of(1L, 2L), durations.recorded().counts().subList(0, 2));
    assertEquals(0.000200001, durations.recorded().totalSeconds(), 1e-12);
  }

  @Test
  void lastBucketHasWhatExceedsAllBounds() {
    record(Duration.ofMinutes(1));
    List<Long> counts = durations.recorded().counts();
    assertEquals(Durations.boundsInSeconds().size() + 1, counts.size());
    assertEquals(1, counts.get(counts.size() - 1));
    assertEquals(Duration.ofSeconds(10), durations.recorded().quantile(0.5));
  }

  @Test
  void quantilesAreEstimatedWithinABucket() {
    assertEquals(Duration.ZERO, durations.recorded().quantile(0.99));
    for (int i = 0; i < 50; i++) {
      record(Duration.ofMillis(2), Duration.ofMillis(20));
    }
    assertEquals(Duration.ofMillis(1).plusNanos(1_500_000), durations.recorded().quantile(0.5));
    assertEquals(Duration.ofMillis(10).plusNanos(14_700_000), durations.recorded().quantile(0.99));
  }
}
