package chat.server.log.pruning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.server.fixture.TestClock;
import chat.server.log.Drafts;
import chat.server.log.LogMessage;
import chat.server.log.UndeliveredMessages;
import chat.server.log.file.Checkpointer;
import chat.server.log.file.Sql;
import chat.server.log.search.RoomChanges;
import chat.server.log.sqlite.LogFiles;
import chat.server.log.sqlite.SqliteLog;
import chat.server.time.TimeSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What the pruner does after it failed, and while a member is behind. */
class PrunerTest extends LogFiles {
  private static final Retention THREE = new Retention(Duration.ZERO, 3);

  private final GrownLogs grown = new GrownLogs();
  private final List<LogMessage> stored = new ArrayList<>();

  private void fill() throws Exception {
    try (SqliteLog log = open()) {
      stored.addAll(log.append(Drafts.many(Drafts.CAKE, 1, 10)));
      stored.addAll(log.append(Drafts.many(Drafts.TEA, 1, 10)));
    }
  }

  private static PruningSteps steps(
      Connection connection, UndeliveredMessages undelivered, TimeSource time) {
    return new PruningSteps(
        new Sql(connection),
        new Checkpointer(connection),
        new RoomChanges(),
        new DeliveryWait(undelivered, time),
        new CountDownLatch(1));
  }

  private void failsOnceThenPrunesAll(boolean knowsWhatGrew) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + messages)) {
      Sql sql = new Sql(connection);
      PruningSteps steps = steps(connection, UndeliveredMessages.NONE, TimeSource.SYSTEM);
      Pruner pruner = new Pruner(sql, steps, THREE, grown);
      if (knowsWhatGrew) {
        grown.take();
        grown.add(stored);
      }
      sql(
          messages,
          "CREATE TRIGGER broken BEFORE DELETE ON messages BEGIN SELECT RAISE(ABORT, 'no'); END");
      assertThrows(SQLException.class, () -> pruner.run(OptionalLong.empty()));
      sql(messages, "DROP TRIGGER broken");
      pruner.run(OptionalLong.empty());
      assertEquals(6, sql.number("SELECT count(*) FROM messages"));
    }
  }

  @Test
  void allThatIsDueWaitsForTheSameHour() throws Exception {
    try (SqliteLog log = open()) {
      log.append(Drafts.many(Drafts.TEA, 1, 5_000));
    }
    TestClock clock = new TestClock();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + messages)) {
      Sql sql = new Sql(connection);
      UndeliveredMessages behind = logs -> Map.of(Drafts.TEA, 11L);
      Pruner pruner = new Pruner(sql, steps(connection, behind, clock.time()), THREE, grown);
      pruner.run(OptionalLong.empty());
      assertEquals(11, sql.number("SELECT min(seq) FROM messages"));
      clock.advance(DeliveryWait.LONGEST);
      pruner.run(OptionalLong.empty());
      assertEquals(4_998, sql.number("SELECT min(seq) FROM messages"));
    }
  }

  @Test
  void logsThatGrewArePrunedAfterAFailure() throws Exception {
    fill();
    failsOnceThenPrunesAll(true);
  }

  @Test
  void allLogsArePrunedAfterAFailure() throws Exception {
    fill();
    failsOnceThenPrunesAll(false);
  }
}
