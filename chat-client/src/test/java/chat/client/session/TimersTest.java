package chat.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.session.Timers.Timer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class TimersTest {
  private long nanos = Long.MAX_VALUE - 5; // it wraps around soon
  private final Timers timers = new Timers(() -> nanos);

  @Test
  void noTimerIsDueUntilItIsSet() {
    assertEquals(OptionalLong.empty(), timers.untilNext());
    assertEquals(Optional.empty(), timers.takeDue());
  }

  @Test
  void timerIsDueAfterItsDelayAndOnce() {
    timers.set(Timer.RETRY, Duration.ofNanos(10));
    nanos += 9;
    assertEquals(OptionalLong.of(1), timers.untilNext());
    assertEquals(Optional.empty(), timers.takeDue());
    nanos += 1;
    assertEquals(OptionalLong.of(0), timers.untilNext());
    assertEquals(Optional.of(Timer.RETRY), timers.takeDue());
    assertFalse(timers.isSet(Timer.RETRY));
    assertEquals(Optional.empty(), timers.takeDue());
  }

  @Test
  void earliestTimerIsTheNext() {
    timers.set(Timer.RETRY, Duration.ofNanos(20));
    timers.set(Timer.LEAVE, Duration.ofNanos(10));
    assertEquals(OptionalLong.of(10), timers.untilNext());
    nanos += 15;
    assertEquals(Optional.of(Timer.LEAVE), timers.takeDue());
    assertEquals(OptionalLong.of(5), timers.untilNext());
  }

  @Test
  void overdueTimersAreAllTaken() {
    timers.set(Timer.RETRY, Duration.ofNanos(1));
    timers.set(Timer.LEAVE, Duration.ofNanos(2));
    nanos += 100;
    assertEquals(OptionalLong.of(0), timers.untilNext());
    assertTrue(timers.takeDue().isPresent());
    assertTrue(timers.takeDue().isPresent());
    assertEquals(OptionalLong.empty(), timers.untilNext());
  }

  @Test
  void timerThatIsSetAgainIsDueLater() {
    timers.set(Timer.RETRY, Duration.ofNanos(1));
    timers.set(Timer.RETRY, Duration.ofNanos(10));
    nanos += 5;
    assertEquals(Optional.empty(), timers.takeDue());
    assertEquals(OptionalLong.of(5), timers.untilNext());
  }

  @Test
  void cancelledTimerIsNeverDue() {
    timers.set(Timer.RETRY, Duration.ofNanos(1));
    timers.cancel(Timer.RETRY);
    nanos += 5;
    assertEquals(Optional.empty(), timers.takeDue());
  }
}
