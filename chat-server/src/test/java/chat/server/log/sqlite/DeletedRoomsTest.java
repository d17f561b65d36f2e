package chat.server.log.sqlite;

import static chat.server.log.Drafts.CAKE;
import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.many;
import static chat.server.log.Drafts.seqs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.protocol.RoomName;
import chat.server.fixture.TestClock;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.Page;
import chat.server.log.StoredRooms;
import chat.server.log.file.Sql;
import chat.server.log.pruning.ClockWatch;
import chat.server.log.pruning.Retention;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pruner does to rooms that were deleted, or that lose their last message. */
class DeletedRoomsTest {
  private static final Retention A_DAY = new Retention(Duration.ofDays(1), 0);

  @TempDir private Path folder;
  private final TestClock clock = new TestClock();

  private SqliteLog open(Retention retention) throws LogException {
    return SqliteLog.open(folder, false, retention, clock.time());
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(5));
  }

  private int rows(String room) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("messages.db"));
        PreparedStatement count =
            connection.prepareStatement("SELECT count(*) FROM messages WHERE room = ?")) {
      count.setString(1, room);
      try (ResultSet result = count.executeQuery()) {
        return result.next() ? result.getInt(1) : -1;
      }
    }
  }

  @Test
  void roomThatLosesAllItsMessagesIsReportedAndContinuesItsNumbers() throws Exception {
    LogName room = LogName.of(RoomName.of("#TeA"));
    try (SqliteLog log = open(Retention.EVERYTHING)) {
      log.append(many(room, 1, 10));
    }
    clock.advance(Duration.ofDays(2));
    try (SqliteLog log = open(A_DAY)) {
      clock.advance(ClockWatch.PROBATION);
      await().until(log::takeEmptied);
      List<LogName> emptied = log.emptyRooms("", 10);
      assertEquals(List.of("#TeA"), emptied.stream().map(LogName::key).toList());
      assertEquals(Map.of(), StoredRooms.of(log));
      assertFalse(log.room(RoomName.of("#tea")).isPresent());
      assertEquals(10, log.openRoom(TEA).lastSeq());
    }
  }

  /** The search index reads deletions by their numbers, 100 at a time. */
  @Test
  void roomsThatAStartClosesGetADeletionNumberEach() throws Exception {
    List<LogName> rooms =
        IntStream.range(0, 250).mapToObj(i -> LogName.of(RoomName.of("#r" + i))).toList();
    try (SqliteLog log = open(Retention.EVERYTHING)) {
      for (LogName room : rooms) {
        log.append(many(room, 1, 1));
      }
      log.deleteRooms(rooms);
      for (LogName room : rooms) {
        assertEquals(1, log.openRoom(room).lastSeq());
      }
    }
    open(Retention.EVERYTHING).close();
    try (Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("messages.db"))) {
      Sql sql = new Sql(connection);
      assertEquals(250, sql.number("SELECT count(DISTINCT pruned) FROM rooms WHERE state = 0"));
    }
  }

  @Test
  void rowsOfADeletedRoomAreRemovedWhileItsNewMessagesStay() throws Exception {
    try (SqliteLog log = open(Retention.EVERYTHING)) {
      log.append(many(TEA, 1, 1_000));
      log.append(many(CAKE, 1, 10));
      log.deleteRooms(List.of(TEA));
      log.append(many(TEA, 1_001, 1_003));
    }
    try (SqliteLog log = open(Retention.EVERYTHING)) {
      await().until(() -> rows("#tea") == 3);
      assertEquals(10, rows("#cake"));
      Page page = log.read(TEA, 0, Long.MAX_VALUE, Integer.MAX_VALUE);
      assertEquals(List.of(1_001L, 1_002L, 1_003L), seqs(page.messages()));
      assertEquals(1_001, page.firstStored());
    }
  }
}
