package chat.client.bench;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The end of a run before its time: something failed, or somebody pressed Ctrl-C. Any thread. */
final class Stop {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final AtomicReference<CannotBenchException> failure = new AtomicReference<>();

  /** The first failure is the one that is told; the others are likely to come of it. */
  void fail(CannotBenchException why) {
    failure.compareAndSet(null, why);
    asked.countDown();
  }

  void early() {
    asked.countDown();
  }

  boolean isAsked() {
    return asked.getCount() == 0;
  }

  /** Waits for it, at most so long; true if it was asked for. */
  boolean await(long nanos) throws InterruptedException {
    return asked.await(nanos, TimeUnit.NANOSECONDS);
  }

  void throwFailure() throws CannotBenchException {
    Optional<CannotBenchException> why = Optional.ofNullable(failure.get());
    if (why.isPresent()) {
      throw why.get();
    }
  }
}
