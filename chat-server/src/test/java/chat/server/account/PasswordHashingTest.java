package chat.server.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.Captured;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** At most two passwords are hashed at once. */
class PasswordHashingTest {
  private static final int WAITING = 64;

  // Two, but on a very small machine.
  private final int atOnce = PasswordHashing.threads(Runtime.getRuntime().maxMemory());
  private final CountDownLatch begun = new CountDownLatch(atOnce);
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final Set<String> threads = ConcurrentHashMap.newKeySet();

  private void work(CountDownLatch ended) {
    most.accumulateAndGet(running.incrementAndGet(), Math::max);
    threads.add(Thread.currentThread().getName());
    begun.countDown();
    try {
      assertTrue(mayEnd.await(Captured.PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    running.decrementAndGet();
    ended.countDown();
  }

  @Test
  void twoAreHashedAtOnceSixtyFourWaitAndFurtherOnesAreRefused() throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(WAITING + atOnce);
    try (PasswordHashing hashing = new PasswordHashing(new Argon2id(), ServiceSetup.COST)) {
      for (int i = 0; i < atOnce; i++) {
        assertTrue(hashing.submit(() -> work(ended)));
      }
      assertTrue(begun.await(Captured.PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
      for (int i = 0; i < WAITING; i++) {
        assertTrue(hashing.submit(() -> work(ended)), "waiting: " + i);
      }
      for (int i = 0; i < 10; i++) {
        assertFalse(hashing.submit(() -> work(ended)));
      }
      mayEnd.countDown();
      assertTrue(ended.await(Captured.PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    }
    assertEquals(atOnce, most.get());
    assertEquals(atOnce == 2 ? Set.of("password-1", "password-2") : Set.of("password-1"), threads);
  }
}
