package chat.server.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void aBurstOfAHundredIsFree() {
    Pace pace = new Pace(20, 0);
    for (int i = 0; i < 100; i++) {
      assertEquals(Duration.ZERO, pace.next(0));
    }
    assertEquals(Duration.ofMillis(50), pace.next(0));
    assertEquals(Duration.ofMillis(100), pace.next(0));
  }

  @Test
  void whoKeepsToTheRateNeverWaits() {
    Pace pace = new Pace(20, 0);
    for (int i = 1; i <= 1_000; i++) {
      assertEquals(Duration.ZERO, pace.next(i * SECOND / 20));
    }
  }

  @Test
  void aPauseFillsTheBucketAndNotMore() {
    Pace pace = new Pace(20, 0);
    for (int i = 0; i < 100; i++) {
      pace.next(0);
    }
    for (int i = 0; i < 100; i++) {
      assertEquals(Duration.ZERO, pace.next(1_000 * SECOND));
    }
    assertEquals(Duration.ofMillis(50), pace.next(1_000 * SECOND));
  }

  @Test
  void timeMayStartAnywhere() {
    Pace pace = new Pace(1, Long.MAX_VALUE - SECOND);
    for (int i = 0; i < 100; i++) {
      assertEquals(Duration.ZERO, pace.next(Long.MAX_VALUE - SECOND));
    }
    // The clock's number has run over its end, two seconds later.
    assertEquals(Duration.ZERO, pace.next(Long.MIN_VALUE + SECOND));
  }

  @Test
  void aRateOfZeroIsNoLimit() {
    Pace pace = new Pace(0, 0);
    for (int i = 0; i < 10_000; i++) {
      assertEquals(Duration.ZERO, pace.next(0));
    }
  }
}
