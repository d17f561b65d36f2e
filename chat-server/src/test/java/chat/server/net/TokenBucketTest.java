package chat.server.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void aBurstOfAHundredIsFree() {
    TokenBucket bucket = new TokenBucket(20, 0);
    for (int i = 0; i < 100; i++) {
      assertEquals(Duration.ZERO, bucket.next(0));
    }
    assertEquals(Duration.ofMillis(50), bucket.next(0));
    assertEquals(Duration.ofMillis(100), bucket.next(0));
  }

  @Test
  void whoKeepsToTheRateNeverWaits() {
    TokenBucket bucket = new TokenBucket(20, 0);
    for (int i = 1; i <= 1_000; i++) {
      assertEquals(Duration.ZERO, bucket.next(i * SECOND / 20));
    }
  }

  @Test
  void aPauseFillsTheBucketAndNotMore() {
    TokenBucket bucket = new TokenBucket(20, 0);
    for (int i = 0; i < 100; i++) {
      bucket.next(0);
    }
    for (int i = 0; i < 100; i++) {
      assertEquals(Duration.ZERO, bucket.next(1_000 * SECOND));
    }
    assertEquals(Duration.ofMillis(50), bucket.next(1_000 * SECOND));
  }

  @Test
  void timeMayStartAnywhere() {
    TokenBucket bucket = new TokenBucket(1, Long.MAX_VALUE - SECOND);
    for (int i = 0; i < 100; i++) {
      assertEquals(Duration.ZERO, bucket.next(Long.MAX_VALUE - SECOND));
    }
    // The clock's number has run over its end, two seconds later.
    assertEquals(Duration.ZERO, bucket.next(Long.MIN_VALUE + SECOND));
  }

  @Test
  void aRateOfZeroIsNoLimit() {
    TokenBucket bucket = new TokenBucket(0, 0);
    for (int i = 0; i < 10_000; i++) {
      assertEquals(Duration.ZERO, bucket.next(0));
    }
  }
}
