package chat.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.FramedUser;
import chat.server.fixture.LogWithSearches;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.log.MemoryLog;
import chat.server.log.RoomLog;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Requests that cost much: a client that sends them without end waits, and is not cut off. */
class CostlyRequestsTest {
  private static final int WORK_PERCENT = 1;
  private static final Duration WORK_OF_A_SEARCH = Duration.ofMillis(50);

  /** What the burst of a quarter of a second allows, and one more that overdraws the budget. */
  private static final int SEARCHES_AT_ONCE = 6;

  private final AtomicInteger searches = new AtomicInteger();

  @AutoClose
  private final TestServer server =
      new ServerSetup().maxWork(WORK_PERCENT).withLog(logOfSlowSearches()).start();

  private final long start = System.nanoTime();

  /** Returns a log in memory that works for a known time on each search. */
  private RoomLog logOfSlowSearches() {
    return LogWithSearches.of(
        new MemoryLog(),
        () -> {
          searches.incrementAndGet();
          work();
          return Optional.empty();
        });
  }

  private static void work() {
    long start = System.nanoTime();
    while (System.nanoTime() - start < WORK_OF_A_SEARCH.toNanos()) {
      Thread.onSpinWait();
    }
  }

  private static String[] searches(int count) {
    String[] requests = new String[count];
    Arrays.fill(requests, "SEARCH * 10⏎tea");
    return requests;
  }

  /** Asserts that no more searches were carried out than the budgets of some clients allow. */
  private void carriedOutAtMost(int clients) {
    double seconds = (System.nanoTime() - start) / 1e9;
    double paid = seconds * WORK_PERCENT / 100 / (WORK_OF_A_SEARCH.toMillis() / 1e3);
    double allowed = clients * (SEARCHES_AT_ONCE + 1 + paid);
    assertTrue(searches.get() <= allowed, searches + " searches in " + seconds + " s");
  }

  @Test
  void searchesWithoutEndWaitAndOthersAreServed() {
    FramedUser flooder = server.framedIn("#tea", "flooder");
    FramedUser alice = server.framedIn("#tea", "alice");
    FramedUser bob = server.framedIn("#tea", "bob");
    flooder.sendsAtOnce(searches(60));
    for (int id = 1; id <= 50; id++) {
      alice.sends("SAY " + id + " #tea⏎" + id);
      bob.sees(bob.seesOneLike("SAID #tea " + id + " .*").isEmpty() ? "" : ping(bob, id));
    }
    for (int i = 1; i < SEARCHES_AT_ONCE; i++) {
      flooder.seesOneLike("DONE SEARCH \\*");
    }
    carriedOutAtMost(1);
  }

  /** Sends PING, and returns what answers it. */
  private static String ping(FramedUser user, int token) {
    user.sends("PING " + token);
    return "PONG " + token;
  }

  @Test
  void messagesOfAClientWhoseBudgetIsUsedUpAreSent() {
    FramedUser alice = server.framedIn("#tea", "alice");
    alice.sendsAtOnce(searches(SEARCHES_AT_ONCE - 1));
    for (int i = 1; i < SEARCHES_AT_ONCE; i++) {
      alice.seesOneLike("DONE SEARCH \\*");
    }
    alice.sends("SAY 1 #tea⏎hello");
    alice.seesOneLike("ACK 1 #tea 1 .*");
    alice.sendsAtOnce(searches(2));
    alice.seesOneLike("DONE SEARCH \\*");
    carriedOutAtMost(1);
  }

  @Test
  void searchesOfAClosedConnectionAreNotCarriedOut() {
    for (int i = 0; i < 3; i++) {
      FramedUser gone = server.framed("gone" + i);
      gone.sendsAtOnce(searches(60));
      gone.resets();
    }
    FramedUser alice = server.framedIn("#tea", "alice");
    alice.sends("SEARCH * 10⏎tea");
    alice.seesOneLike("DONE SEARCH \\*");
    carriedOutAtMost(4);
  }
}
