package chat.server.log.pruning;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
