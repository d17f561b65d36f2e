package chat.server.log.sqlite;

import chat.server.fixture.TestClock;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.Page;
import chat.server.log.RoomLog;
import chat.server.log.pruning.ClockWatch;
import chat.server.log.pruning.Retention;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.io.TempDir;

/** Logs of one folder, opened one after another and pruned at times that a test sets. */
abstract class PrunedLogs {
  private static final long ALL = Long.MAX_VALUE;
  private static final Duration DEADLINE = Duration.ofMinutes(2);
  static final Retention A_DAY = new Retention(Duration.ofDays(1), 0);

  @TempDir private Path folder;
  final TestClock clock = new TestClock();

  SqliteLog open(Retention retention) throws LogException {
    SqliteLog log = SqliteLog.open(folder, false, retention, clock.time());
    // A start long after the newest message deletes by age only after an hour.
    clock.advance(ClockWatch.PROBATION);
    return log;
  }

  static ConditionFactory await() {
    return Awaitility.await().atMost(DEADLINE).pollInterval(Duration.ofMillis(5));
  }

  static Page page(RoomLog log, LogName name) throws LogException {
    return log.read(name, 0, ALL, Integer.MAX_VALUE);
  }

  static void awaitFirstStored(RoomLog log, LogName name, long seq) throws Exception {
    await().until(() -> page(log, name).firstStored() == seq);
  }

  void execute(String change) throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("messages.db"));
        Statement statement = connection.createStatement()) {
      statement.execute(change);
    }
  }

  long rows(String file, String query) throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(file));
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      return result.next() ? result.getLong(1) : 0;
    }
  }
}
