package chat.server;

import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.many;

import chat.server.fixture.FramedUser;
import chat.server.fixture.LogWithSearches;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.log.LogException;
import chat.server.log.MemoryLog;
import chat.server.log.RoomLog;
import chat.server.log.Search;
import chat.server.log.SearchResult;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.SqliteLog;
import chat.server.time.TimeSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches that take long, and those who are served meanwhile. */
class SearchStepsTest {
  @TempDir private Path folder;
  private final AtomicBoolean isNextHeld = new AtomicBoolean();
  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  /** Lets the next step of a search wait on the thread that reads the log, as for a slow disk. */
  private long nanoTime() {
    if (Thread.currentThread().getName().startsWith("log-reader") && isNextHeld.getAndSet(false)) {
      held.countDown();
      try {
        released.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return 0;
  }

  private RoomLog logOnDisk() throws LogException {
    TimeSource time = new TimeSource(Clock.systemUTC(), this::nanoTime);
    SqliteLog log = SqliteLog.open(folder.resolve("data"), false, Retention.EVERYTHING, time);
    log.append(many(TEA, 1, 3));
    return log;
  }

  @Test
  void searchHeldInAStepDelaysNoOther() throws Exception {
    try (TestServer server = new ServerSetup().withLog(logOnDisk()).start()) {
      FramedUser alice = server.framed("alice");
      FramedUser bob = server.framed("bob");
      isNextHeld.set(true);
      alice.sends("SEARCH #tea 1⏎n");
      held.await();
      bob.sends("SEARCH #tea 1⏎n");
      bob.seesNext("PAST #tea 3 1000 nick⏎n 3", "DONE SEARCH #tea");
      bob.sends("HISTORY #tea - 1");
      bob.seesNext("PAST #tea 3 1000 nick⏎n 3", "DONE HISTORY #tea");
      released.countDown();
      alice.seesNext("PAST #tea 3 1000 nick⏎n 3", "DONE SEARCH #tea");
    } finally {
      released.countDown();
    }
  }

  /** Returns a log whose searches do not end before the test says so. */
  private RoomLog logOfEndlessSearches() {
    MemoryLog log = new MemoryLog();
    log.append(many(TEA, 1, 3));
    return LogWithSearches.of(log, () -> Optional.of(new EndlessSearch()));
  }

  private final class EndlessSearch implements Search {
    @Override
    public boolean step() {
      held.countDown();
      return released.getCount() > 0;
    }

    @Override
    public SearchResult result() {
      return new SearchResult(List.of(), 7, SearchResult.Ending.TOO_COMMON);
    }

    @Override
    public int heldBytes() {
      return 0;
    }
  }

  @Test
  void connectionIsServedBetweenTheStepsOfItsSearch() throws Exception {
    try (TestServer server = new ServerSetup().withLog(logOfEndlessSearches()).start()) {
      FramedUser alice = server.framedIn("#cake", "alice");
      FramedUser bob = server.framedIn("#cake", "bob");
      alice.sees("JOINED #cake bob");
      alice.sends("SEARCH #tea 5⏎n");
      held.await();
      for (int id = 1; id <= 20; id++) {
        bob.sends("SAY " + id + " #cake⏎cake " + id);
        alice.seesNext("SAID #cake " + id + " 1000 bob⏎cake " + id);
      }
      alice.sends("PING still-there");
      alice.seesNext("PONG still-there");
      bob.sends("HISTORY #tea - 1");
      bob.seesOneLike("PAST #tea 3 .*");
      bob.seesNext("DONE HISTORY #tea");
      released.countDown();
      alice.seesNext("DONE SEARCH #tea 7 too-common");
    } finally {
      released.countDown();
    }
  }

  @Test
  void clientThatLeavesEndsItsSearch() throws Exception {
    try (TestServer server = new ServerSetup().withLog(logOfEndlessSearches()).start()) {
      FramedUser alice = server.framed("alice");
      alice.sends("SEARCH #tea 5⏎n");
      held.await();
      alice.resets();
    }
    // Closing the server waits for the writers of its connections.
  }
}
