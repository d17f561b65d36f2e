package chat.server.net.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkTurnsTest {
  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void oneProcessorIsLeftToMessages() throws Exception {
    WorkTurns turns = new WorkTurns(3);
    CountDownLatch go = new CountDownLatch(1);
    Future<Integer> first = block(turns, go);
    assertTrue(turns.isAnyFree());
    Future<Integer> second = block(turns, go);
    assertFalse(turns.isAnyFree());
    go.countDown();
    assertEquals(2, first.get(1, TimeUnit.MINUTES) + second.get(1, TimeUnit.MINUTES));
    assertTrue(turns.isAnyFree());
  }

  /** Takes a turn that lasts until a latch opens; returns when it has begun. */
  private Future<Integer> block(WorkTurns turns, CountDownLatch go) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    Future<Integer> work =
        threads.submit(
            () ->
                turns.take(
                    () -> {
                      begun.countDown();
                      go.await();
                      return 1;
                    }));
    begun.await();
    return work;
  }

  @Test
  void workThatBlocksHoldsUpNobodyForLong() throws Exception {
    WorkTurns turns = new WorkTurns(1);
    CountDownLatch go = new CountDownLatch(1);
    Future<Integer> first = block(turns, go);
    assertEquals(2, threads.submit(() -> turns.take(() -> 2)).get(1, TimeUnit.MINUTES));
    go.countDown();
    assertEquals(1, first.get(1, TimeUnit.MINUTES));
  }

  @Test
  void turnOfWorkThatFailsIsFreeAgain() throws Exception {
    WorkTurns turns = new WorkTurns(1);
    for (int i = 0; i < 3; i++) {
      int number = i;
      assertEquals(
          "failed " + i, threads.submit(() -> failing(turns, number)).get(1, TimeUnit.MINUTES));
    }
    assertTrue(turns.isAnyFree());
  }

  private static String failing(WorkTurns turns, int number) throws InterruptedException {
    try {
      return turns.take(
          () -> {
            throw new IllegalStateException("failed " + number);
          });
    } catch (IllegalStateException e) {
      return e.getMessage();
    }
  }
}
