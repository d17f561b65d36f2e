package chat.server.account;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.Captured;
import chat.server.fixture.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Runs work on the test's thread, and advances a clock instead of waiting. */
final class ManualSchedule implements Schedule {
  private final TestClock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition added = lock.newCondition();
  private final List<Due> waiting = new ArrayList<>();
  private long passed;

  private record Due(long nanos, Runnable work) {}

  ManualSchedule(TestClock clock) {
    this.clock = clock;
  }

  @Override
  public void after(long nanos, Runnable work) {
    lock.lock();
    try {
      waiting.add(new Due(passed + nanos, work));
      added.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns how much time has passed. */
  Duration passed() {
    return Duration.ofNanos(passed);
  }

  void pass(Duration time) {
    passed += time.toNanos();
    clock.advance(time);
  }

  /** Runs what is due, then what is due next, until a condition holds. */
  void runUntil(BooleanSupplier isDone) throws InterruptedException {
    while (!isDone.getAsBoolean()) {
      Due next = next();
      if (next.nanos > passed) {
        pass(Duration.ofNanos(next.nanos - passed));
      }
      next.work.run();
    }
  }

  private Due next() throws InterruptedException {
    lock.lock();
    try {
      long patience = Captured.PATIENCE.toNanos();
      while (waiting.isEmpty()) {
        assertTrue(patience > 0, "nothing is left to do");
        patience = added.awaitNanos(patience);
      }
      Due next = waiting.get(0);
      for (Due due : waiting) {
        next = due.nanos < next.nanos ? due : next;
      }
      waiting.remove(next);
      return next;
    } finally {
      lock.unlock();
    }
  }

  /** Returns in how long the next work is due, 0 if there is none. */
  Duration untilNext() {
    lock.lock();
    try {
      return Duration.of(
          waiting.stream().mapToLong(Due::nanos).min().orElse(passed) - passed,
          TimeUnit.NANOSECONDS.toChronoUnit());
    } finally {
      lock.unlock();
    }
  }
}
