package chat.client.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RetryTest {
  private static final long SEED = 3;

  @Test
  void pausesDoubleUpToTheLongestEachAFifthLongerOrShorter() {
    Random random = new Random(SEED);
    long[] millis = {500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000};
    for (int attempt = 0; attempt < millis.length; attempt++) {
      long pause = Retry.USUAL.pause(attempt, random).toMillis();
      assertTrue(pause >= millis[attempt] * 0.8 - 1, "attempt " + attempt + ": " + pause);
      assertTrue(pause <= millis[attempt] * 1.2, "attempt " + attempt + ": " + pause);
    }
    assertTrue(Retry.USUAL.pause(Integer.MAX_VALUE, random).toSeconds() <= 36);
  }

  @Test
  void twoClientsDoNotComeBackAtTheSameMoment() {
    Random random = new Random(SEED);
    assertFalse(Retry.USUAL.pause(0, random).equals(Retry.USUAL.pause(0, random)));
  }

  @Test
  void anOutageEndsWhenItIsGivenUp() throws InterruptedException {
    Retry quick = new Retry(Duration.ofMillis(1), Duration.ofMillis(1));
    Outage outage = new Outage(quick, Optional.of(Duration.ofMillis(20)));
    outage.begin();
    long start = System.nanoTime();
    while (outage.pause(told -> {})) {
      assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 20);
    }
    assertFalse(outage.isOver());
  }

  @Test
  void whoHurriesWaitsOnceLess() throws InterruptedException {
    Duration hour = Duration.ofHours(1);
    Outage outage = new Outage(new Retry(hour, hour), Optional.empty());
    outage.begin();
    outage.hurry();
    assertTrue(outage.pause(told -> {}));
    outage.end();
    assertFalse(outage.pause(told -> {}));
    assertEquals(true, outage.isOver());
  }
}
