package chat.client.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
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
    Duration giveUp = Duration.ofMillis(20);
    AtomicLong clock = new AtomicLong(Long.MAX_VALUE); // where the numbers begin anew
    long start = clock.get();
    Outage outage = new Outage(quick, Optional.of(giveUp), clock::get);
    outage.begin();
    while (outage.pause(told -> clock.addAndGet(told.toNanos()))) {
      assertTrue(clock.get() - start <= giveUp.toNanos());
    }
    assertEquals(giveUp.toNanos(), clock.get() - start);
    assertFalse(outage.isOver());
  }

  @Test
  void whoHurriesWaitsOnceLess() throws InterruptedException {
    Duration hour = Duration.ofHours(1);
    Outage outage = new Outage(new Retry(hour, hour), Optional.empty(), System::nanoTime);
    outage.begin();
    outage.hurry();
    assertTrue(outage.pause(told -> {}));
    outage.end();
    assertFalse(outage.pause(told -> {}));
    assertEquals(true, outage.isOver());
  }
}
