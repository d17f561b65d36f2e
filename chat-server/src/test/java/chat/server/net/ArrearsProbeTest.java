package chat.server.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.net.input.InputActivity;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ArrearsProbeTest {
  /** The clock that counts nanoseconds has any origin, and may overflow while the server runs. */
  private static final long START_NANOS = Long.MAX_VALUE - Duration.ofSeconds(5).toNanos();

  private final InputActivity activity = new InputActivity();
  private final ArrearsProbe probe =
      new ArrearsProbe(activity, Duration.ofSeconds(10), START_NANOS);

  private boolean isDueAfter(int seconds) {
    return probe.isDue(START_NANOS + Duration.ofSeconds(seconds).toNanos());
  }

  private boolean isDueAfterAWaitUntil(int seconds) {
    activity.entersArrears();
    activity.leavesArrears();
    return isDueAfter(seconds);
  }

  @Test
  void clientInArrearsIsProbedOncePerInterval() {
    assertFalse(isDueAfter(100));
    int probes = 0;
    for (int second = 101; second <= 130; second++) {
      probes += isDueAfterAWaitUntil(second) ? 1 : 0;
    }
    assertEquals(3, probes);
  }

  @Test
  void oneLongWaitCountsAsLongAsItLasts() {
    activity.entersArrears();
    assertFalse(isDueAfter(0));
    assertFalse(isDueAfter(9));
    assertTrue(isDueAfter(10));
  }

  @Test
  void clientThatIsReadInTimeIsNotProbed() {
    isDueAfter(0);
    assertFalse(isDueAfterAWaitUntil(5));
    assertFalse(isDueAfter(6));
    assertFalse(isDueAfterAWaitUntil(14));
  }
}
