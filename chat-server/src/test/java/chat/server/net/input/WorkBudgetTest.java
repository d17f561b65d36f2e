package chat.server.net.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.ChangeRequest;
import chat.protocol.ClientMessage;
import chat.protocol.Query;
import chat.protocol.RoomName;
import chat.protocol.Text;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkBudgetTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private static void assertAbout(long expectedNanos, long nanos) {
    assertTrue(Math.abs(expectedNanos - nanos) <= SECOND / 1_000, () -> nanos + " ns");
  }

  @Test
  void workUpToTheBurstIsFree() {
    WorkBudget budget = new WorkBudget(2, new WorkTurns(1), 0);
    budget.charge(WorkBudget.BURST_NANOS, 0);
    assertEquals(0, budget.nanosOverdrawn(0));
    budget.charge(1, 0);
    assertTrue(budget.nanosOverdrawn(0) > 0);
  }

  @Test
  void overdraftIsPaidBackByTheShareOfEachSecond() {
    WorkBudget budget = new WorkBudget(2, new WorkTurns(1), 0);
    budget.charge(WorkBudget.BURST_NANOS + SECOND / 50, 0);
    assertAbout(SECOND, budget.nanosOverdrawn(0));
    assertAbout(SECOND / 2, budget.nanosOverdrawn(SECOND / 2));
    assertEquals(0, budget.nanosOverdrawn(2 * SECOND));
  }

  @Test
  void costlyRequestWaitsFiveSecondsAtMost() {
    for (int percent : new int[] {1, 2, 50}) {
      WorkBudget budget = new WorkBudget(percent, new WorkTurns(1), 0);
      budget.charge(60 * SECOND, 0);
      assertAbout(5 * SECOND, budget.nanosOverdrawn(0));
      budget.charge(60 * SECOND, SECOND);
      assertAbout(5 * SECOND, budget.nanosOverdrawn(SECOND));
      assertEquals(0, budget.nanosOverdrawn(7 * SECOND));
    }
  }

  @Test
  void restDoesNotSaveMoreThanTheBurst() {
    WorkBudget budget = new WorkBudget(100, new WorkTurns(1), 0);
    assertEquals(0, budget.nanosOverdrawn(1_000 * SECOND));
    budget.charge(WorkBudget.BURST_NANOS + SECOND, 1_000 * SECOND);
    assertAbout(SECOND, budget.nanosOverdrawn(1_000 * SECOND));
  }

  @Test
  void zeroIsNoLimit() {
    WorkBudget budget = new WorkBudget(0, new WorkTurns(1), 0);
    budget.charge(1_000 * SECOND, 0);
    assertEquals(0, budget.nanosOverdrawn(0));
  }

  @Test
  void messagesAreNotCostly() {
    RoomName tea = RoomName.of("#tea");
    assertFalse(WorkBudget.isCostly(new ClientMessage.Say(1, tea, Text.of("x"))));
    assertTrue(WorkBudget.isCostly(new ClientMessage.Join(tea, OptionalLong.empty())));
    assertTrue(WorkBudget.isCostly(new Query.Who(Optional.of(tea))));
    assertTrue(
        WorkBudget.isCostly(
            new ChangeRequest.Delete(1, tea, OptionalLong.empty(), Optional.empty())));
  }
}
