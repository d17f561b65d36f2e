package chat.server.log.pruning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.TestClock;
import chat.server.log.LogName;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Messages that are due wait for connected members, but not without end. */
class DeliveryWaitTest {
  private static final String TEA = "#tea";
  private static final String CAKE = "#cake";
  private static final Duration ALMOST = DeliveryWait.LONGEST.minusSeconds(1);

  private final TestClock clock = new TestClock();
  private final Map<LogName, Long> undelivered = new HashMap<>();
  private final DeliveryWait wait = new DeliveryWait(logs -> Map.copyOf(undelivered), clock.time());

  private void isBehind(String log, long next) {
    undelivered.put(new LogName(log), next);
  }

  private void isAllowed(long due, long allowed) throws InterruptedException {
    assertEquals(Map.of(TEA, allowed), wait.allowed(Map.of(TEA, due)));
  }

  @Test
  void onlyWhatMembersHaveYetToBeSentWaits() throws Exception {
    isBehind(TEA, 5);
    assertEquals(Map.of(TEA, 5L, CAKE, 9L), wait.allowed(Map.of(TEA, 9L, CAKE, 9L)));
    isAllowed(5, 5);
    isAllowed(4, 4);
  }

  @Test
  void allIsAllowedOnceMembersHaveBeenSentIt() throws Exception {
    isBehind(TEA, 5);
    isAllowed(9, 5);
    isBehind(TEA, 8);
    isAllowed(9, 8);
    undelivered.clear();
    isAllowed(9, 9);
  }

  @Test
  void memberWhoNeverCatchesUpHoldsMessagesForAnHour() throws Exception {
    isBehind(TEA, 5);
    isAllowed(9, 5);
    clock.advance(ALMOST);
    isAllowed(20, 5);
    clock.advance(Duration.ofSeconds(1));
    isAllowed(20, 9);
  }

  /** Retention asks each minute, for a slice at first and then for all. */
  @Test
  void memberWhoNeverCatchesUpHoldsAnHourOfABusyRoom() throws Exception {
    isBehind(TEA, 5);
    long longest = DeliveryWait.LONGEST.plus(DeliveryWait.TOGETHER).toMinutes();
    for (long minute = 0; minute < 24 * 60; minute++) {
      wait.allowed(Map.of(TEA, 205L));
      long due = 205 + 1_200 * minute;
      long allowed = wait.allowed(Map.of(TEA, due)).get(TEA);
      long held = due - allowed;
      assertTrue(held <= 1_200 * longest, held + " messages wait after minute " + minute);
      long inTime = 205 + 1_200 * (minute - DeliveryWait.LONGEST.toMinutes());
      assertTrue(allowed <= Math.max(5, inTime), allowed + " is too early at minute " + minute);
      clock.advance(Duration.ofMinutes(1));
    }
  }

  @Test
  void memberWhoIsAlwaysALittleBehindLosesNothing() throws Exception {
    for (long due = 10; due < 100; due += 10) {
      isBehind(TEA, due - 5);
      isAllowed(due, due - 5);
      clock.advance(ALMOST);
    }
  }

  @Test
  void hourBeginsAgainForMessagesThatAreDueLater() throws Exception {
    isBehind(TEA, 5);
    isAllowed(9, 5);
    clock.advance(ALMOST);
    undelivered.clear();
    isAllowed(9, 9);
    isBehind(TEA, 12);
    isAllowed(20, 12);
    clock.advance(ALMOST);
    isAllowed(20, 12);
  }
}
