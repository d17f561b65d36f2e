package chat.server.log.pruning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.TestClock;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A wall clock that was set is not trusted until it has run for an hour since. */
class ClockWatchTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration FORTY_DAYS = Duration.ofDays(40);

  private final TestClock clock = new TestClock();
  private final ClockWatch watch = new ClockWatch(clock.time(), 0);

  private void isTrusted() {
    assertEquals(OptionalLong.of(clock.millis()), watch.trustedMillis());
  }

  private void isNotTrusted() {
    assertEquals(OptionalLong.empty(), watch.trustedMillis());
  }

  @Test
  void quietDaysAreNoJump() {
    clock.advance(FORTY_DAYS);
    isTrusted();
  }

  @Test
  void clockSetForwardFor75SecondsIsNeverTrusted() {
    clock.jump(FORTY_DAYS);
    for (int second = 0; second < 75; second++) {
      isNotTrusted();
      clock.advance(Duration.ofSeconds(1));
    }
    clock.jump(FORTY_DAYS.negated());
    isTrusted();
  }

  @Test
  void clockSetBackIsNotTrustedUntilItIsRightAgain() {
    clock.jump(Duration.ofHours(-1));
    isNotTrusted();
    clock.jump(Duration.ofHours(1));
    isTrusted();
  }

  @Test
  void clockThatStaysIsTrustedAfterAnHour() {
    clock.jump(FORTY_DAYS);
    isNotTrusted();
    clock.advance(ClockWatch.PROBATION.minusSeconds(1));
    assertFalse(watch.check());
    isNotTrusted();
    clock.advance(Duration.ofSeconds(1));
    assertTrue(watch.check());
    assertFalse(watch.check());
    isTrusted();
    clock.jump(FORTY_DAYS.negated());
    isNotTrusted();
  }

  @Test
  void anotherJumpStartsTheHourAgain() {
    clock.jump(FORTY_DAYS);
    isNotTrusted();
    clock.advance(Duration.ofMinutes(59));
    clock.jump(FORTY_DAYS);
    isNotTrusted();
    clock.advance(Duration.ofMinutes(59));
    isNotTrusted();
    clock.advance(MINUTE);
    isTrusted();
  }

  @Test
  void smallCorrectionsNeverAddUpToAJump() {
    for (int i = 0; i < 1_000; i++) {
      clock.advance(MINUTE);
      clock.jump(Duration.ofSeconds(i % 3 == 0 ? -20 : 40));
      isTrusted();
    }
  }

  @Test
  void startLongAfterTheNewestMessageIsTrustedAfterAnHour() {
    clock.advance(FORTY_DAYS);
    ClockWatch started = new ClockWatch(clock.time(), 1_000);
    assertEquals(OptionalLong.empty(), started.trustedMillis());
    clock.advance(ClockWatch.PROBATION);
    assertEquals(OptionalLong.of(clock.millis()), started.trustedMillis());
  }

  @Test
  void startWithinADayOfTheNewestMessageIsTrusted() {
    clock.advance(Duration.ofDays(1));
    ClockWatch started = new ClockWatch(clock.time(), 1_000);
    assertEquals(OptionalLong.of(clock.millis()), started.trustedMillis());
  }
}
