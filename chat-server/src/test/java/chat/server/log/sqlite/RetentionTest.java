package chat.server.log.sqlite;

import static chat.server.log.Drafts.ALICE;
import static chat.server.log.Drafts.BOB;
import static chat.server.log.Drafts.CAKE;
import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.at;
import static chat.server.log.Drafts.many;
import static chat.server.log.Drafts.said;
import static chat.server.log.Drafts.seqs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.Text;
import chat.server.fixture.TestClock;
import chat.server.log.Drafts;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.Page;
import chat.server.log.RoomLog;
import chat.server.log.Searches;
import chat.server.log.moderation.ModerationChange;
import chat.server.log.moderation.RoomSettings;
import chat.server.log.pruning.ClockWatch;
import chat.server.log.pruning.Retention;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pruning deletes what need not be stored, while people chat; numbers continue. */
class RetentionTest {
  private static final long ALL = Long.MAX_VALUE;
  private static final Duration DEADLINE = Duration.ofMinutes(2);
  private static final String GHOST = Drafts.author("ghost");
  private static final Retention THREE = new Retention(Duration.ZERO, 3);
  private static final Retention A_DAY = new Retention(Duration.ofDays(1), 0);

  @TempDir private Path folder;
  private final TestClock clock = new TestClock();

  private SqliteLog open(Retention retention) throws LogException {
    SqliteLog log = SqliteLog.open(folder, false, retention, clock.time());
    // A start long after the newest message deletes by age only after an hour.
    clock.advance(ClockWatch.PROBATION);
    return log;
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(DEADLINE).pollInterval(Duration.ofMillis(5));
  }

  private static Page page(RoomLog log, LogName name) throws LogException {
    return log.read(name, 0, ALL, Integer.MAX_VALUE);
  }

  private static void awaitFirstStored(RoomLog log, LogName name, long seq) throws Exception {
    await().until(() -> page(log, name).firstStored() == seq);
  }

  @Test
  void newestMessagesOfEachRoomStay() throws Exception {
    try (SqliteLog log = open(Retention.EVERYTHING)) {
      log.append(many(TEA, 1, 1_000));
      log.append(many(CAKE, 1, 2));
    }
    try (SqliteLog log = open(THREE)) {
      awaitFirstStored(log, TEA, 998);
      assertEquals(List.of(998L, 999L, 1_000L), seqs(page(log, TEA).messages()));
      assertEquals(List.of(1L, 2L), seqs(page(log, CAKE).messages()));
      assertEquals(List.of(1_001L), seqs(log.append(many(TEA, 1_001, 1_001))));
      assertEquals(List.of(1_000L), seqs(log.read(TEA, 999, 1_000, 10_000).messages()));
    }
  }

  @Test
  void oldMessagesAreDeleted() throws Exception {
    long day = Duration.ofDays(1).toMillis();
    try (SqliteLog log = open(Retention.EVERYTHING)) {
      log.append(
          List.of(
              at(1_000, TEA, ALICE, 1, "old"),
              at(2_000, TEA, ALICE, 2, "old"),
              at(day, TEA, ALICE, 3, "young")));
    }
    clock.advance(Duration.ofDays(1).plusSeconds(2));
    try (SqliteLog log = open(A_DAY)) {
      awaitFirstStored(log, TEA, 3);
      assertEquals(List.of(3L), seqs(page(log, TEA).messages()));
    }
  }

  private static void setKeep(SqliteLog log, String keep) throws LogException {
    RoomSettings settings = RoomSettings.initial(TEA, TEA.room().key(), 1, 0).withKeep(keep);
    log.moderation().apply(new ModerationChange.StoreSettings(settings));
  }

  @Test
  void roomsOwnCountBindsItAloneUntilItIsRemoved() throws Exception {
    try (SqliteLog log = open(Retention.EVERYTHING)) {
      log.append(many(TEA, 1, 10));
      log.append(many(CAKE, 1, 10));
      setKeep(log, "5");
    }
    try (SqliteLog log = open(Retention.EVERYTHING)) {
      awaitFirstStored(log, TEA, 6);
      assertEquals(1, page(log, CAKE).firstStored());
      setKeep(log, "");
      log.append(many(TEA, 11, 20));
    }
    try (SqliteLog log = open(new Retention(Duration.ZERO, 8))) {
      awaitFirstStored(log, CAKE, 3);
      awaitFirstStored(log, TEA, 13);
    }
  }

  @Test
  void roomsOwnAgeBindsItAloneWhereItIsShorter() throws Exception {
    long hour = Duration.ofHours(1).toMillis();
    try (SqliteLog log = open(Retention.EVERYTHING)) {
      for (LogName room : List.of(TEA, CAKE)) {
        log.append(
            List.of(
                at(1_000, room, ALICE, 1, "old"),
                at(10 * hour, room, ALICE, 2, "young"),
                at(24 * hour, room, ALICE, 3, "new")));
      }
      setKeep(log, "1d12h");
    }
    clock.advance(Duration.ofHours(37));
    try (SqliteLog log = open(new Retention(Duration.ofDays(30), 0))) {
      awaitFirstStored(log, TEA, 2);
      assertEquals(1, page(log, CAKE).firstStored());
      setKeep(log, "60d");
    }
    // A keep that was stored before --keep became shorter.
    clock.advance(Duration.ofDays(1));
    try (SqliteLog log = open(A_DAY)) {
      awaitFirstStored(log, CAKE, 4);
      awaitFirstStored(log, TEA, 4);
    }
  }

  @Test
  void clockSetForwardPrunesByCountOnly() throws Exception {
    try (SqliteLog log = open(Retention.EVERYTHING)) {
      log.append(many(TEA, 1, 10));
      log.append(many(CAKE, 1, 2));
    }
    try (SqliteLog log = open(new Retention(Duration.ofDays(1), 3))) {
      clock.jump(Duration.ofDays(40));
      awaitFirstStored(log, TEA, 8);
      log.append(many(CAKE, 3, 4));
      // The next pruning follows once the clock is right: then the first one is over.
      clock.jump(Duration.ofDays(-40));
      awaitFirstStored(log, CAKE, 2);
    }
    try (SqliteLog log = open(A_DAY)) {
      assertEquals(List.of(8L, 9L, 10L), seqs(page(log, TEA).messages()));
      assertEquals(List.of(2L, 3L, 4L), seqs(page(log, CAKE).messages()));
    }
  }

  @Test
  void numbersContinueAfterPruningAllAndReopening() throws Exception {
    try (SqliteLog log = open(Retention.EVERYTHING)) {
      log.append(many(TEA, 1, 500));
      log.append(List.of(), Map.of(TEA, Text.of("Tea")));
      log.append(many(LogName.inbox(BOB), 1, 5));
    }
    clock.advance(Duration.ofDays(2));
    try (SqliteLog log = open(A_DAY)) {
      awaitFirstStored(log, TEA, 501);
      awaitFirstStored(log, LogName.inbox(BOB), 6);
      assertEquals(List.of(), page(log, TEA).messages());
      assertEquals(500, log.lastSeq(TEA));
      assertEquals(5, log.lastSeq(LogName.inbox(BOB)));
    }
    try (SqliteLog log = open(Retention.EVERYTHING)) {
      assertEquals(500, log.lastSeq(TEA));
      assertEquals(501, page(log, TEA).firstStored());
      assertEquals(500, log.openRoom(TEA).lastSeq());
      assertEquals(List.of(501L), seqs(log.append(many(TEA, 501, 501))));
      assertEquals(501, page(log, TEA).firstStored());
    }
  }

  @Test
  void messagesAreStoredWhileManyArePruned() throws Exception {
    try (SqliteLog log = open(Retention.EVERYTHING)) {
      for (int i = 0; i < 100; i++) {
        log.append(many(CAKE, 1, 1_000));
      }
    }
    try (SqliteLog log = open(THREE)) {
      int appended = 0;
      boolean joining = false;
      while (page(log, CAKE).firstStored() < 99_998) {
        // Each fails if it waits for the pruner too long, or returns without waiting where it must.
        assertEquals(++appended, log.append(List.of(said(TEA, ALICE, 0, "x"))).get(0).seq());
        joining = !joining;
        if (joining) {
          assertEquals(0, log.lastSeq(LogName.inbox(BOB)));
          assertEquals(0, log.lastId(BOB));
        }
      }
      assertTrue(appended > 0);
    }
  }

  @Test
  void queryBeforePruningDoesNotBlockTheNextBatch() throws Exception {
    try (SqliteLog log = open(Retention.EVERYTHING)) {
      log.append(many(TEA, 1, 1_000));
    }
    try (SqliteLog log = open(THREE)) {
      assertEquals(0, log.lastSeq(CAKE));
      awaitFirstStored(log, TEA, 998);
      assertEquals(List.of(1L), seqs(log.append(many(CAKE, 1, 1))));
    }
  }

  @Test
  void prunedMessagesLeaveTheSearchIndex() throws Exception {
    try (SqliteLog log = open(Retention.EVERYTHING)) {
      log.append(many(TEA, 1, 50));
      assertEquals(50, Searches.find(log, TEA, "n", 100).size());
    }
    try (SqliteLog log = open(THREE)) {
      awaitFirstStored(log, TEA, 48);
      assertEquals(List.of(48L, 49L, 50L), seqs(Searches.find(log, TEA, "n", 100)));
      await().until(() -> rows("search.db", "SELECT count(*) FROM blocks") == 1);
      assertEquals(List.of(48L, 49L, 50L), seqs(Searches.find(log, TEA, "n", 100)));
      assertEquals(List.of(), Searches.find(log, TEA, "7", 100));
    }
  }

  @Test
  void idleGuestIsDeletedWithItsInbox() throws Exception {
    LogName inbox = LogName.inbox(ALICE);
    try (SqliteLog log = open(Retention.EVERYTHING)) {
      log.append(List.of(said(inbox, BOB, 1, "psst"), said(LogName.inbox(BOB), ALICE, 4, "what?")));
    }
    clock.advance(Duration.ofDays(29));
    try (SqliteLog log = open(Retention.EVERYTHING)) {
      log.append(List.of(at(clock.millis(), LogName.inbox(BOB), BOB, 2, "still here")));
    }
    clock.advance(Duration.ofDays(2));
    try (SqliteLog log = open(Retention.EVERYTHING)) {
      awaitFirstStored(log, inbox, 2);
      assertEquals(List.of(), page(log, inbox).messages());
      assertEquals(List.of(1L, 2L), seqs(page(log, LogName.inbox(BOB)).messages()));
      assertEquals(2, log.lastId(BOB));
    }
    clock.advance(Duration.ofDays(31));
    try (SqliteLog log = open(Retention.EVERYTHING)) {
      await().until(() -> log.lastId(ALICE) == 0 && log.lastId(BOB) == 0);
      assertEquals(0, rows("messages.db", "SELECT count(*) FROM messages"));
      assertEquals(0, rows("messages.db", "SELECT count(*) FROM clients"));
    }
  }

  /** Its owner may only read, and be connected all the time. */
  @Test
  void recentlyUsedInboxStaysAndItsNumbersContinue() throws Exception {
    LogName inbox = LogName.inbox(ALICE);
    try (SqliteLog log = open(Retention.EVERYTHING)) {
      log.append(List.of(said(CAKE, ALICE, 1, "hello"), said(inbox, BOB, 1, "old")));
      long later = clock.millis() + Duration.ofDays(31).toMillis();
      log.append(List.of(at(later, inbox, BOB, 2, "new")));
    }
    addGhost();
    clock.advance(Duration.ofDays(31));
    try (SqliteLog log = open(Retention.EVERYTHING)) {
      awaitPruning(log);
      assertEquals(List.of(1L, 2L), seqs(page(log, inbox).messages()));
    }
    clock.advance(Duration.ofDays(31));
    try (SqliteLog log = open(Retention.EVERYTHING)) {
      awaitFirstStored(log, inbox, 3);
      assertEquals(List.of(3L), seqs(log.append(List.of(said(inbox, BOB, 3, "newer")))));
    }
  }

  @Test
  void authorOfStoredMessagesStaysAndItsNumberIsUnique() throws Exception {
    try (SqliteLog log = open(Retention.EVERYTHING)) {
      log.append(List.of(said(TEA, ALICE, 1, "hello")));
    }
    addGhost();
    clock.advance(Duration.ofDays(40));
    try (SqliteLog log = open(Retention.EVERYTHING)) {
      awaitPruning(log);
      assertEquals(ALICE, page(log, TEA).messages().get(0).draft().author());
      assertEquals(1, log.lastId(ALICE));
    }
    // Once none of her messages is stored, she is deleted; nobody else gets her number.
    long number = rows("messages.db", "SELECT max(number) FROM clients");
    try (SqliteLog log = open(A_DAY)) {
      awaitFirstStored(log, TEA, 2);
      await().until(() -> log.lastId(ALICE) == 0);
      log.append(List.of(at(clock.millis(), TEA, BOB, 1, "hi")));
      assertTrue(
          rows("messages.db", "SELECT number FROM clients WHERE digest = '" + BOB + "'") > number);
    }
  }

  @Test
  void deletedAuthorIsNeitherEmptyNorSomebodyElse() throws Exception {
    try (SqliteLog log = open(Retention.EVERYTHING)) {
      log.append(List.of(said(TEA, ALICE, 1, "hello")));
      execute("DELETE FROM clients");
      String author = page(log, TEA).messages().get(0).draft().author();
      assertTrue(!author.isEmpty() && !author.equals(ALICE), author);
    }
  }

  /** Waits until the first pruning after opening has done its last step, deleting guests. */
  private static void awaitPruning(SqliteLog log) throws Exception {
    await().until(() -> log.lastId(GHOST) == 0);
  }

  /** Adds a guest whom the next pruning deletes. */
  private void addGhost() throws Exception {
    execute("INSERT INTO clients (digest, last_id, seen) VALUES ('" + GHOST + "', 1, 0)");
  }

  private void execute(String change) throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("messages.db"));
        Statement statement = connection.createStatement()) {
      statement.execute(change);
    }
  }

  private long rows(String file, String query) throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(file));
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      return result.next() ? result.getLong(1) : 0;
    }
  }
}
