package chat.client.bench.load;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The request to end a test before its time: after a failure, or by Ctrl-C. Any thread. */
public final class StopSignal {
  private final CountDownLatch requested = new CountDownLatch(1);
  private final AtomicReference<BenchException> failure = new AtomicReference<>();

  /** Ends the test with a failure. The first one counts: later ones are likely its effects. */
  void fail(BenchException why) {
    failure.compareAndSet(null, why);
    requested.countDown();
  }

  /** Ends the test early; its results so far are valid. */
  public void request() {
    requested.countDown();
  }

  public boolean isRequested() {
    return requested.getCount() == 0;
  }

  /** Waits at most this long; returns whether the end was requested. */
  public boolean await(long nanos) throws InterruptedException {
    return requested.await(nanos, TimeUnit.NANOSECONDS);
  }

  /** Throws the failure, if there is one. */
  public void throwFailure() throws BenchException {
    Optional<BenchException> why = Optional.ofNullable(failure.get());
    if (why.isPresent()) {
      throw why.get();
    }
  }
}
