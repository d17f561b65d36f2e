package chat.server.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.fixture.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** How failures delay further attempts. */
class AttemptsTest {
  private static final List<String> ALICE = List.of("address 192.0.2.7", "nick alice");
  private static final List<String> BOB = List.of("address 192.0.2.7", "nick bob");
  private static final List<String> ALICE_ELSEWHERE = List.of("address 192.0.2.8", "nick alice");
  private static final List<String> ELSE = List.of("address 192.0.2.9", "nick carol");

  private static final List<String> ELSE_HERE = List.of("address 192.0.2.7", "nick carol");

  private final TestClock clock = new TestClock();
  private final Attempts attempts = new Attempts(clock.time()::nanoTime);

  /** Begins an attempt, and returns the seconds that it waits; -1 if it is refused. */
  private long begin(List<String> keys) {
    OptionalLong wait = attempts.begin(keys);
    return wait.isEmpty() ? -1 : Duration.ofNanos(wait.getAsLong()).toSeconds();
  }

  private long beginAfterWaiting(List<String> keys) {
    long seconds = begin(keys);
    clock.advance(Duration.ofSeconds(seconds));
    return seconds;
  }

  @Test
  void eachFailureDelaysTheNextAttemptLonger() {
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      waits.add(beginAfterWaiting(ALICE));
    }
    assertEquals(List.of(0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L), waits);
  }

  @Test
  void failuresCountForTheAddressAndForTheNick() {
    beginAfterWaiting(ALICE);
    beginAfterWaiting(ALICE);
    assertEquals(2, begin(BOB));
    assertEquals(2, begin(ALICE_ELSEWHERE));
    assertEquals(0, begin(ELSE));
  }

  @Test
  void attemptsAtOnceWaitForEachOtherAndAreRefusedAtLast() {
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      waits.add(begin(ALICE));
    }
    assertEquals(List.of(0L, 1L, 3L, 7L, 15L, -1L, -1L, -1L), waits);
    // The refused ones cost nothing more: 31 s after the beginning, the next may start.
    clock.advance(Duration.ofSeconds(31));
    assertEquals(0, begin(ALICE));
  }

  @Test
  void successForgetsTheNicksFailuresAndLeavesTheAddressItsOthers() {
    beginAfterWaiting(ALICE);
    beginAfterWaiting(BOB);
    ALICE.forEach(attempts::succeeded);
    attempts.forget("nick alice");
    assertEquals(0, begin(ALICE_ELSEWHERE));
    assertEquals(1, attempts.waiting(List.of("nick bob")) / 1_000_000_000);
    // One failure of the address is left, so the attempt after the next waits 2 s.
    assertEquals(0, begin(ELSE));
    assertEquals(0, begin(List.of("address 192.0.2.7")));
    assertEquals(2, begin(List.of("address 192.0.2.7")));
  }

  /** Otherwise one login of its own would free an address of what its guesses cost. */
  @Test
  void successTakesNoDelayFromAttemptsThatBeganAfterIt() {
    begin(ALICE);
    begin(BOB);
    begin(BOB);
    ALICE.forEach(attempts::succeeded);
    assertEquals(3, begin(ELSE_HERE));
  }

  @Test
  void failuresAreHalvedEachTenMinutes() {
    for (int i = 0; i < 8; i++) {
      beginAfterWaiting(ALICE);
    }
    clock.advance(Duration.ofMinutes(11));
    // Eight failures count as four.
    begin(ALICE);
    assertEquals(16, begin(ALICE));
    clock.advance(Duration.ofHours(5));
    begin(ALICE);
    assertEquals(1, begin(ALICE));
  }

  @Test
  void failureOfAnotherProofCountsForItsKey() {
    attempts.failed("address 192.0.2.7");
    assertEquals(1, begin(BOB));
    attempts.failed("address 192.0.2.8");
    attempts.failed("address 192.0.2.8");
    assertEquals(2, begin(ALICE_ELSEWHERE));
  }

  @Test
  void noKeysMeanNoDelay() {
    for (int i = 0; i < 100; i++) {
      assertEquals(0, begin(List.of()));
    }
  }
}
