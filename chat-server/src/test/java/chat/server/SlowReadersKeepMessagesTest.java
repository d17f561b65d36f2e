package chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.CountingClock;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.SqliteLog;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pruning deletes nothing that a connected member has yet to be sent, by age, count or size. */
class SlowReadersKeepMessagesTest {
  private static final LogName LOBBY = new LogName("#lobby");
  private static final LogName OTHER = new LogName("#other");
  private static final String FILLING = "x".repeat(40_000);
  private static final int SMALL = 8 * 1024;
  // Twelve megabytes, more than the buffers of any system.
  private static final int MESSAGES = 300;
  private static final int OTHERS = 50;

  @TempDir private Path folder;
  private final CountingClock clock = new CountingClock();

  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(20));
  }

  /** Lets the log prune now, as it does when its clock is right again. */
  private void prunes() {
    clock.source().jump(Duration.ofMinutes(5));
    clock.awaitPruning();
    clock.source().jump(Duration.ofMinutes(-5));
    clock.awaitPruning();
  }

  private static long firstStored(SqliteLog log, LogName name) throws LogException {
    return log.read(name, 0, Long.MAX_VALUE, 1).firstStored();
  }

  private static void sendsMany(FramedUser talker, String room, int from, int to) {
    for (int id = from; id <= to; id++) {
      talker.sends("SAY " + id + " " + room + "⏎" + id + FILLING);
      talker.seesOneLike("ACK " + id + " " + room + " .*");
    }
  }

  private SqliteLog open(Retention retention) throws LogException {
    return SqliteLog.open(folder, false, retention, clock.time());
  }

  /** Connects a user who is in the lobby and reads nothing. */
  private static FramedUser slow(TestServer server, String nick) {
    FramedUser slow = server.slow(SMALL);
    slow.greetsAs(nick);
    slow.joins("#lobby");
    return slow;
  }

  private static void seesAll(FramedUser slow) {
    for (int seq = 1; seq <= MESSAGES; seq++) {
      String next = slow.seesOneLike("(SAID|GAP) #lobby .*").replace("x", "");
      assertEquals("SAID #lobby " + seq + " 1000 talker⏎" + (OTHERS + seq), next);
    }
    slow.sees("LIVE #lobby " + MESSAGES);
  }

  /** What a pass deletes in one room, it would delete in the other, too. */
  private static void awaitPruned(SqliteLog log) {
    await().until(() -> firstStored(log, OTHER) > 1);
  }

  private static void talks(TestServer server) {
    FramedUser talker = server.framedIn("#other", "talker");
    sendsMany(talker, "#other", 1, OTHERS);
    talker.joins("#lobby");
    sendsMany(talker, "#lobby", OTHERS + 1, OTHERS + MESSAGES);
  }

  @Test
  void slowReaderGetsAllThatPruningByAgeAndCountWouldDelete() throws Exception {
    // The server's messages are of 1970.
    clock.source().advance(Duration.ofDays(2));
    SqliteLog log = open(new Retention(Duration.ofDays(1), 3));
    try (TestServer server = new ServerSetup().withLog(log).start()) {
      FramedUser slow = slow(server, "slow");
      talks(server);
      prunes();
      awaitPruned(log);
      clock.awaitPruning();
      assertTrue(firstStored(log, LOBBY) < MESSAGES / 2, "the lobby is pruned");
      seesAll(slow);
    }
  }

  @Test
  void slowReaderGetsAllThatPruningBySizeWouldDelete() throws Exception {
    SqliteLog log = open(new Retention(Duration.ZERO, 0, 2 << 20));
    try (TestServer server = new ServerSetup().withLog(log).start()) {
      FramedUser slow = slow(server, "slow");
      FramedUser silent = slow(server, "silent");
      talks(server);
      awaitPruned(log);
      clock.awaitPruning();
      assertTrue(firstStored(log, LOBBY) < MESSAGES / 2, "the lobby is pruned");
      seesAll(slow);
      silent.close();
      await().until(() -> firstStored(log, LOBBY) > MESSAGES / 2);
    }
  }
}
