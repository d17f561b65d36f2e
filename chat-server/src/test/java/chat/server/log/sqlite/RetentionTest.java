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

import chat.protocol.Text;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.Searches;
import chat.server.log.moderation.ModerationChange;
import chat.server.log.moderation.RoomSettings;
import chat.server.log.pruning.Retention;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pruning deletes what need not be stored, while people chat; numbers continue. */
class RetentionTest extends PrunedLogs {
  private static final Retention THREE = new Retention(Duration.ZERO, 3);

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
      do {
        // Each fails if it waits for the pruner too long, or returns without waiting where it must.
        assertEquals(++appended, log.append(List.of(said(TEA, ALICE, 0, "x"))).get(0).seq());
        joining = !joining;
        if (joining) {
          assertEquals(0, log.lastSeq(LogName.inbox(BOB)));
          assertEquals(0, log.lastId(BOB));
        }
      } while (page(log, CAKE).firstStored() < 99_998);
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
}
