package chat.server.log.sqlite;

import static chat.server.log.Drafts.BOB;
import static chat.server.log.Drafts.at;
import static chat.server.log.Drafts.many;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.pruning.Retention;
import chat.server.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that has reached --max-data takes no more messages, until some are pruned. */
class DataLimitTest {
  private static final long MAX_BYTES = 3 << 20;
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  /** The search index does not copy inboxes, so only one file grows. */
  private static final LogName INBOX = LogName.inbox(BOB);

  @TempDir private Path folder;

  private SqliteLog open(Retention retention, long maxBytes) throws LogException {
    return SqliteLog.open(folder, false, retention, TimeSource.SYSTEM, maxBytes);
  }

  @Test
  void fullFolderTakesMessagesAgainOnceSomeArePruned() throws Exception {
    int last = 0;
    try (SqliteLog log = open(Retention.EVERYTHING, 0)) {
      while (last < 400) {
        last++;
        // Written now: on a slow machine, the inbox of a guest who is idle would be deleted
        // meanwhile.
        long now = TimeSource.SYSTEM.epochMillis();
        log.append(List.of(at(now, INBOX, BOB, last, "x".repeat(10_000))));
      }
    }
    assertTrue(bytes() > MAX_BYTES);
    int next = last + 1;
    try (SqliteLog log = open(Retention.EVERYTHING, MAX_BYTES)) {
      LogException full =
          assertThrows(LogException.class, () -> log.append(many(INBOX, next, next)));
      assertTrue(
          full.getMessage()
              .matches(
                  "the files in the data folder have [0-9]+k, and --max-data allows 3m\\. Allow more, or remove messages with --keep"),
          full.getMessage());
      assertEquals(last(log), next - 1);
    }
    try (SqliteLog log = open(new Retention(Duration.ZERO, 10), MAX_BYTES)) {
      Awaitility.await()
          .atMost(DEADLINE)
          .ignoreExceptionsInstanceOf(LogException.class)
          .until(() -> log.append(many(INBOX, next, next)).size() == 1);
      assertEquals(next, last(log));
    }
  }

  @Test
  void folderThatGrowsIsFullAtTheLimit() throws Exception {
    try (SqliteLog log = open(Retention.EVERYTHING, MAX_BYTES)) {
      int[] last = {0};
      assertThrows(
          LogException.class,
          () -> {
            // The folder is measured each second; until then it may grow further.
            long start = System.nanoTime();
            while (System.nanoTime() - start < DEADLINE.toNanos()) {
              log.append(many(INBOX, last[0] + 1, last[0] + 100));
              last[0] += 100;
              Thread.onSpinWait();
            }
          });
      assertEquals(last[0], last(log));
      assertTrue(bytes() >= MAX_BYTES);
    }
  }

  private static long last(SqliteLog log) throws LogException {
    return log.lastSeq(INBOX);
  }

  private long bytes() {
    return folder.resolve("messages.db").toFile().length()
        + folder.resolve("messages.db-wal").toFile().length();
  }
}
