package chat.server.net.accept;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.hub.peer.Origin;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long connections of one origin wait for their turn. */
class ConnectRateTest {
  private static final Origin ALICE = new Origin("192.0.2.1", false);
  private static final Origin BOB = new Origin("192.0.2.2", false);

  private final ConnectRate rate = new ConnectRate(new OriginLimit(60, false));
  // Any origin of nanoTime, also one that overflows during the test.
  private long now = Long.MAX_VALUE - Duration.ofSeconds(40).toNanos();

  private void passes(Duration duration) {
    now += duration.toNanos();
  }

  private Optional<Duration> delay(Origin origin) {
    return rate.delay(origin, now);
  }

  private static Optional<Duration> seconds(long seconds) {
    return Optional.of(Duration.ofSeconds(seconds));
  }

  private void connectsAtOnce(int times) {
    for (int i = 0; i < times; i++) {
      assertEquals(seconds(0), delay(ALICE));
    }
  }

  @Test
  void connectionsBeyondTheLimitWaitLongerAndLongerAndAreThenRefused() {
    connectsAtOnce(60);
    for (int second = 1; second <= 10; second++) {
      assertEquals(seconds(second), delay(ALICE));
    }
    assertEquals(Optional.empty(), delay(ALICE));
    assertEquals(Optional.empty(), delay(ALICE));
    assertEquals(seconds(0), delay(BOB));
  }

  @Test
  void refusedConnectionsDoNotProlongTheWait() {
    connectsAtOnce(60);
    for (int i = 0; i < 1_000; i++) {
      delay(ALICE);
    }
    passes(Duration.ofSeconds(1));
    assertEquals(seconds(10), delay(ALICE));
    passes(Duration.ofSeconds(40));
    connectsAtOnce(30);
    assertEquals(seconds(1), delay(ALICE));
  }

  @Test
  void minuteWithoutConnectionsIsForgotten() {
    connectsAtOnce(60);
    assertEquals(1, rate.origins());
    passes(Duration.ofSeconds(61));
    assertEquals(seconds(0), delay(BOB));
    assertEquals(1, rate.origins());
    connectsAtOnce(60);
    assertEquals(seconds(1), delay(ALICE));
  }

  @Test
  void strangersCannotFillTheTable() {
    connectsAtOnce(60);
    for (int i = 0; i < 90_000; i++) {
      assertEquals(seconds(0), delay(new Origin("stranger " + i, false)));
      assertTrue(rate.origins() <= ConnectRate.MAX_ORIGINS);
      if (i % 9_000 == 0) {
        // Alice connects often enough to be remembered.
        assertEquals(seconds(1 + i / 9_000), delay(ALICE));
      }
    }
    assertEquals(ConnectRate.MAX_ORIGINS, rate.origins());
    passes(Duration.ofSeconds(100));
    assertEquals(seconds(0), delay(ALICE));
    assertEquals(1, rate.origins());
  }

  @Test
  void loopbackIsExemptUnlessItIsIncluded() {
    ConnectRate everyone = new ConnectRate(new OriginLimit(1, true));
    assertEquals(seconds(0), everyone.delay(Origin.LOOPBACK, now));
    assertEquals(Optional.empty(), everyone.delay(Origin.LOOPBACK, now));
    ConnectRate others = new ConnectRate(new OriginLimit(1, false));
    ConnectRate nobody = new ConnectRate(OriginLimit.NONE);
    for (int i = 0; i < 100; i++) {
      assertEquals(seconds(0), others.delay(Origin.LOOPBACK, now));
      assertEquals(seconds(0), nobody.delay(ALICE, now));
    }
    assertEquals(0, others.origins() + nobody.origins());
  }
}
