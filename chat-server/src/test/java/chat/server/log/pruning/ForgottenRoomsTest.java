package chat.server.log.pruning;

import static chat.server.log.Drafts.many;
import static chat.server.log.Drafts.seqs;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.fixture.Captured;
import chat.protocol.RoomName;
import chat.server.fixture.TestClock;
import chat.server.log.LogName;
import chat.server.log.file.Sql;
import chat.server.log.sqlite.SqliteLog;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long the last numbers of deleted rooms are kept. */
class ForgottenRoomsTest {
  private static final RoomName TEA = RoomName.of("#tea");
  private static final RoomName CAKE = RoomName.of("#cake");

  @TempDir private Path folder;
  private final TestClock clock = new TestClock();

  private SqliteLog open() throws Exception {
    SqliteLog log = SqliteLog.open(folder, false, Retention.EVERYTHING, clock.time());
    // A start long after the newest message deletes by age only after an hour.
    clock.advance(ClockWatch.PROBATION);
    return log;
  }

  private static void makeAndDelete(SqliteLog log, RoomName room) throws Exception {
    log.append(many(LogName.of(room), 1, 5));
    log.deleteRooms(List.of(LogName.of(room)));
  }

  private long sql(String query) throws SQLException {
    try (Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("messages.db"))) {
      return new Sql(connection).number(query);
    }
  }

  private long rows() throws SQLException {
    return sql("SELECT count(*) FROM rooms");
  }

  @Test
  void numbersOfDeletedRoomsEndAfterThirtyDaysUnlessSomebodyIsThere() throws Exception {
    try (SqliteLog log = open()) {
      makeAndDelete(log, TEA);
      makeAndDelete(log, CAKE);
    }
    clock.advance(Duration.ofDays(29));
    SqliteLog inTime = open();
    Awaitility.await()
        .atMost(Captured.PATIENCE)
        .until(() -> sql("SELECT count(*) FROM messages") == 0);
    assertEquals(2, rows());
    inTime.close();
    clock.advance(Duration.ofDays(2));
    try (SqliteLog log = open()) {
      assertEquals(5, log.openRoom(LogName.of(CAKE)).lastSeq());
      Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> rows() == 1);
      assertEquals(0, log.openRoom(LogName.of(TEA)).lastSeq());
      assertEquals(List.of(1L), seqs(log.append(many(LogName.of(TEA), 1, 1))));
      assertEquals(List.of(6L), seqs(log.append(many(LogName.of(CAKE), 6, 6))));
    }
  }

  @Test
  void onlyTheNewestOfVeryManyDeletedRoomsKeepTheirNumbers() throws Exception {
    try (SqliteLog log = open()) {
      makeAndDelete(log, TEA);
    }
    try (Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("messages.db"))) {
      new Sql(connection)
          .update(
              """
              WITH RECURSIVE numbers (n) AS (
                SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)
              INSERT INTO rooms (room, key, first_held, pruned)
              SELECT '#r' || n, '#r' || n, 2, 10000000 + n FROM numbers""",
              ForgottenRooms.MAX_DELETED);
    }
    try (SqliteLog log = open()) {
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> rows() == ForgottenRooms.MAX_DELETED);
      assertEquals(0, log.openRoom(LogName.of(TEA)).lastSeq());
      assertEquals(1, log.openRoom(LogName.of(RoomName.of("#r1"))).lastSeq());
    }
  }
}
