package chat.client.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class ArrivalScheduleTest {
  private static final long SECOND = 1_000_000_000;

  @Test
  void sendersTakeTurns() {
    ArrivalSchedule first = ArrivalSchedule.of(OptionalInt.of(10), 2, 0, 0);
    ArrivalSchedule second = ArrivalSchedule.of(OptionalInt.of(10), 2, 1, 0);
    assertEquals(0, first.dueNanos(0, 0));
    assertEquals(SECOND / 10, second.dueNanos(0, 0));
    assertEquals(2 * SECOND / 10, first.dueNanos(1, 0));
    assertEquals(3 * SECOND / 10, second.dueNanos(1, 0));
  }

  @Test
  void stallDoesNotMoveDueTimes() {
    ArrivalSchedule schedule = ArrivalSchedule.of(OptionalInt.of(4), 1, 0, SECOND);
    assertEquals(2 * SECOND, schedule.dueNanos(4, 60 * SECOND));
  }

  @Test
  void dueTimesAreExactAfterDays() {
    ArrivalSchedule schedule = ArrivalSchedule.of(OptionalInt.of(3_000_000), 1, 0, 0);
    long days = 10L * 24 * 60 * 60;
    assertEquals(days * SECOND, schedule.dueNanos(days * 3_000_000, 0));
  }

  @Test
  void closedLoopMessagesAreDueAtOnce() {
    assertEquals(17, ArrivalSchedule.of(OptionalInt.empty(), 2, 1, 5).dueNanos(1_000, 17));
  }
}
