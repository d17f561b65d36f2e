package chat.server.net.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void burstOfAHundredIsFree() {
    TokenBucket bucket = new TokenBucket(20, 0);
    for (int i = 0; i < 100; i++) {
      assertEquals(Duration.ZERO, bucket.take(0));
    }
    assertEquals(Duration.ofMillis(50), bucket.take(0));
    assertEquals(Duration.ofMillis(100), bucket.take(0));
  }

  @Test
  void clientWithinTheRateNeverWaits() {
    TokenBucket bucket = new TokenBucket(20, 0);
    for (int i = 1; i <= 1_000; i++) {
      assertEquals(Duration.ZERO, bucket.take(i * SECOND / 20));
    }
  }

  @Test
  void pauseFillsTheBucketToItsCapacity() {
    TokenBucket bucket = new TokenBucket(20, 0);
    for (int i = 0; i < 100; i++) {
      bucket.take(0);
    }
    for (int i = 0; i < 100; i++) {
      assertEquals(Duration.ZERO, bucket.take(1_000 * SECOND));
    }
    assertEquals(Duration.ofMillis(50), bucket.take(1_000 * SECOND));
  }

  @Test
  void timeMayOverflow() {
    TokenBucket bucket = new TokenBucket(1, Long.MAX_VALUE - SECOND);
    for (int i = 0; i < 100; i++) {
      assertEquals(Duration.ZERO, bucket.take(Long.MAX_VALUE - SECOND));
    }
    // Two seconds later, the time has overflowed.
    assertEquals(Duration.ZERO, bucket.take(Long.MIN_VALUE + SECOND));
  }

  @Test
  void rateOfZeroIsNoLimit() {
    TokenBucket bucket = new TokenBucket(0, 0);
    for (int i = 0; i < 10_000; i++) {
      assertEquals(Duration.ZERO, bucket.take(0));
    }
  }
}
