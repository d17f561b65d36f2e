package chat.client.bench.load;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A time limit that several waits share, one after the other. */
record SharedTimeout(long endNanoTime) {
  static SharedTimeout in(Duration limit) {
    return new SharedTimeout(System.nanoTime() + limit.toNanos());
  }

  void await(CountDownLatch latch) throws InterruptedException {
    boolean unused = latch.await(endNanoTime - System.nanoTime(), TimeUnit.NANOSECONDS);
  }
}
