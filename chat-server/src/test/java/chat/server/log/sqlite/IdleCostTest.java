package chat.server.log.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.log.UndeliveredMessages;
import chat.server.log.file.Checkpointer;
import chat.server.log.file.Sql;
import chat.server.log.pruning.DeliveryWait;
import chat.server.log.pruning.GrownLogs;
import chat.server.log.pruning.Pruner;
import chat.server.log.pruning.PruningSteps;
import chat.server.log.pruning.Retention;
import chat.server.log.search.RoomChanges;
import chat.server.time.TimeSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.sqlite.ProgressHandler;

/** What maintenance reads costs what there is to delete, however many rooms there are. */
class IdleCostTest extends LogFiles {
  private static final int STEPS_PER_CALL = 100;
  private static final long NOW = Duration.ofDays(10_000).toMillis();
  private static final List<Retention> RETENTIONS =
      List.of(
          Retention.EVERYTHING,
          new Retention(Duration.ZERO, 10),
          new Retention(Duration.ofMillis(NOW), 0));

  private long calls;

  /** Returns how many hundreds of instructions SQLite runs in the second pruning after a start. */
  private long cost(Retention retention) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + messages)) {
      CountDownLatch closing = new CountDownLatch(1);
      Sql sql = new Sql(connection);
      PruningSteps steps =
          new PruningSteps(
              sql,
              new Checkpointer(connection),
              new RoomChanges(),
              new DeliveryWait(UndeliveredMessages.NONE, TimeSource.SYSTEM),
              closing);
      Pruner pruner = new Pruner(sql, steps, retention, new GrownLogs());
      pruner.run(OptionalLong.of(NOW));
      count(connection);
      pruner.run(OptionalLong.of(NOW));
      ProgressHandler.clearHandler(connection);
    }
    return calls;
  }

  private void count(Connection connection) throws SQLException {
    calls = 0;
    ProgressHandler.setHandler(
        connection,
        STEPS_PER_CALL,
        new ProgressHandler() {
          @Override
          protected int progress() {
            calls++;
            return 0;
          }
        });
  }

  @Test
  void minuteOfPruningDoesNotDependOnTheNumberOfRooms() throws Exception {
    open().close();
    for (Retention retention : RETENTIONS) {
      cost(retention);
    }
    ManyRooms.add(messages, 10_000);
    for (Retention retention : RETENTIONS) {
      long cost = cost(retention);
      assertTrue(cost < 10, () -> retention + " takes " + cost + " times 100 instructions");
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + messages)) {
      assertEquals(10_000, new Sql(connection).number("SELECT count(*) FROM messages"));
    }
  }

  @Test
  void readingNoDeletionDoesNotDependOnTheNumberOfRooms() throws Exception {
    open().close();
    ManyRooms.add(messages, 10_000);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + messages)) {
      SqliteReader reader = new SqliteReader(connection);
      for (long after : new long[] {0, Long.MAX_VALUE}) {
        count(connection);
        assertEquals(List.of(), reader.pruned(after, 100));
        ProgressHandler.clearHandler(connection);
        assertTrue(calls < 10, () -> "takes " + calls + " times 100 instructions");
      }
    }
  }
}
