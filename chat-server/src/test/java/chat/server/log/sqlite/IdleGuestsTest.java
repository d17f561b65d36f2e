package chat.server.log.sqlite;

import static chat.server.log.Drafts.ALICE;
import static chat.server.log.Drafts.BOB;
import static chat.server.log.Drafts.CAKE;
import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.at;
import static chat.server.log.Drafts.said;
import static chat.server.log.Drafts.seqs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.log.Drafts;
import chat.server.log.LogName;
import chat.server.log.pruning.Retention;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pruning deletes guests who have long been away, with their inboxes; numbers continue. */
class IdleGuestsTest extends PrunedLogs {
  private static final String GHOST = Drafts.author("ghost");

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
}
