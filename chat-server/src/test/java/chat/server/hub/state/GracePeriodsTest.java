package chat.server.hub.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.Nick;
import chat.server.fixture.TestClock;
import chat.server.hub.peer.Budget;
import chat.server.hub.rights.Bots;
import chat.server.log.Draft;
import chat.server.log.LogName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which users' grace periods end, and when. */
final class GracePeriodsTest {
  private final TestClock clock = new TestClock();
  private final GracePeriods periods = new GracePeriods(clock.time());

  private static User user(long number) {
    String author = "author-" + number;
    UserInbox inbox = new UserInbox(LogName.inbox(author), 0, new Bots(Map.of()), new Budget(1));
    return new User(author, new Person(Nick.guest(number), Draft.GUEST, inbox), 0);
  }

  @Test
  void periodEndsOnceAfterTenSeconds() {
    User user = user(1);
    periods.start(user);
    clock.advance(Duration.ofMillis(9_999));
    assertEquals(Optional.empty(), periods.nextExpired());
    clock.advance(Duration.ofMillis(1));
    assertEquals(Optional.of(user), periods.nextExpired());
    assertEquals(Optional.empty(), periods.nextExpired());
  }

  @Test
  void periodThatIsStartedAgainEndsLater() {
    User user = user(1);
    periods.start(user);
    clock.advance(Duration.ofSeconds(6));
    periods.start(user);
    clock.advance(Duration.ofSeconds(6));
    assertEquals(Optional.empty(), periods.nextExpired());
    clock.advance(Duration.ofSeconds(4));
    assertEquals(Optional.of(user), periods.nextExpired());
  }

  @Test
  void oldestEndsWhenTooManyAreRunning() {
    User first = user(0);
    periods.start(first);
    for (int i = 1; i <= GracePeriods.MAX_RUNNING; i++) {
      clock.advance(Duration.ofNanos(1));
      periods.start(user(i));
    }
    assertEquals(Optional.of(first), periods.nextExpired());
    assertEquals(Optional.empty(), periods.nextExpired());
    assertTrue(periods.isAnyRunning());
  }
}
