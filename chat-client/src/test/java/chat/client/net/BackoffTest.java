package chat.client.net;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class BackoffTest {
  private static final long SEED = 3;

  @Test
  void pausesDoubleUpToTheLongestEachUpToAFifthLongerOrShorter() {
    Random random = new Random(SEED);
    long[] millis = {500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000};
    for (int attempt = 0; attempt < millis.length; attempt++) {
      long pause = Backoff.DEFAULT.pause(attempt, random).toMillis();
      assertTrue(pause >= millis[attempt] * 0.8 - 1, "attempt " + attempt + ": " + pause);
      assertTrue(pause <= millis[attempt] * 1.2, "attempt " + attempt + ": " + pause);
    }
    assertTrue(Backoff.DEFAULT.pause(Integer.MAX_VALUE, random).toSeconds() <= 36);
  }

  @Test
  void twoClientsDoNotReconnectAtTheSameTime() {
    Random random = new Random(SEED);
    assertNotEquals(Backoff.DEFAULT.pause(0, random), Backoff.DEFAULT.pause(0, random));
  }
}
