package chat.server.net.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void burstIsFree() {
    TokenBucket bucket = new TokenBucket(20, 100, 0);
    bucket.take(100);
    assertFalse(bucket.isOverdrawn());
    assertEquals(0, bucket.nanosOverdrawn());
    bucket.take(1);
    assertTrue(bucket.isOverdrawn());
    assertEquals(SECOND / 20, bucket.nanosOverdrawn());
    bucket.take(2);
    assertEquals(3 * SECOND / 20, bucket.nanosOverdrawn());
  }

  @Test
  void clientWithinTheRateIsNeverOverdrawn() {
    TokenBucket bucket = new TokenBucket(20, 1, 0);
    for (int i = 1; i <= 1_000; i++) {
      bucket.fill(i * SECOND / 20);
      bucket.take(1);
      assertFalse(bucket.isOverdrawn());
    }
  }

  @Test
  void timePaysWhatWasTakenInAdvance() {
    TokenBucket bucket = new TokenBucket(10, 100, 0);
    bucket.take(150);
    bucket.fill(3 * SECOND);
    assertEquals(2 * SECOND, bucket.nanosOverdrawn());
    bucket.fill(5 * SECOND);
    assertFalse(bucket.isOverdrawn());
  }

  @Test
  void pauseFillsTheBucketToItsCapacity() {
    TokenBucket bucket = new TokenBucket(20, 100, 0);
    bucket.take(100);
    bucket.fill(1_000 * SECOND);
    bucket.take(101);
    assertEquals(SECOND / 20, bucket.nanosOverdrawn());
  }

  @Test
  void timeMayOverflow() {
    TokenBucket bucket = new TokenBucket(1, 100, Long.MAX_VALUE - SECOND);
    bucket.take(101);
    // Two seconds later, the time has overflowed.
    bucket.fill(Long.MIN_VALUE + SECOND);
    assertFalse(bucket.isOverdrawn());
  }

  @Test
  void changedRateKeepsWhatIsLeft() {
    TokenBucket bucket = new TokenBucket(20, 100, 0);
    bucket.take(110);
    assertEquals(SECOND, bucket.changed(10, 50, 0).nanosOverdrawn());
    TokenBucket less = new TokenBucket(20, 100, 0).changed(10, 50, 0);
    less.take(51);
    assertTrue(less.isOverdrawn());
    TokenBucket more = new TokenBucket(20, 100, 0).changed(50, 250, 0);
    more.take(101);
    assertTrue(more.isOverdrawn());
    assertTrue(bucket.changed(0, 100, 0).isUnlimited());
    TokenBucket first = new TokenBucket(0, 100, 0).changed(10, 50, 0);
    first.take(50);
    assertFalse(first.isOverdrawn());
  }

  @Test
  void rateOfZeroIsNoLimit() {
    TokenBucket bucket = new TokenBucket(0, 100, 0);
    bucket.take(1_000_000);
    assertTrue(bucket.isUnlimited());
    assertFalse(bucket.isOverdrawn());
  }
}
