package chat.server.log.sqlite;

import static chat.server.log.Drafts.ALICE;
import static chat.server.log.Drafts.BOB;
import static chat.server.log.Drafts.CAKE;
import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.at;
import static chat.server.log.Drafts.many;
import static chat.server.log.Drafts.seqs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.CountingClock;
import chat.server.log.Draft;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.RoomLog;
import chat.server.log.Searches;
import chat.server.log.file.Sql;
import chat.server.log.pruning.Retention;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * While the databases have more than --keep allows, the oldest messages of all logs are deleted.
 */
@Execution(ExecutionMode.CONCURRENT) // Each test waits for the log, which prunes each second.
class FolderRetentionTest {
  private static final Duration DEADLINE = Duration.ofMinutes(2);
  private static final long MAX_BYTES = 2L << 20;
  private static final String TEXT = "x".repeat(1_000);
  private static final LogName INBOX = LogName.inbox(BOB);

  @TempDir private Path folder;
  private final CountingClock clock = new CountingClock();

  private SqliteLog open(long bytes) throws Exception {
    return SqliteLog.open(folder, false, new Retention(Duration.ZERO, 0, bytes), clock.time());
  }

  /** Stores messages of all three logs in turns, each written a second after the one before. */
  private void fill(RoomLog log, int from, int to) throws Exception {
    List<Draft> drafts = new ArrayList<>();
    for (int n = from; n <= to; n++) {
      LogName name = n % 3 == 0 ? TEA : n % 3 == 1 ? CAKE : INBOX;
      drafts.add(at(1_000L * n, name, ALICE, 0, "n" + n + " " + TEXT));
    }
    log.append(drafts);
  }

  private static List<LogMessage> stored(RoomLog log, LogName name) throws Exception {
    return log.read(name, 0, Long.MAX_VALUE, Integer.MAX_VALUE).messages();
  }

  private long number(String file, String query) throws Exception {
    try (Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(file))) {
      return new Sql(connection).number(query);
    }
  }

  /** Returns the seconds in which the messages of all logs were written, at one time. */
  private List<Long> times() throws Exception {
    List<Long> times = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("messages.db"));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT time FROM messages ORDER BY time")) {
      while (row.next()) {
        times.add(row.getLong(1) / 1_000);
      }
    }
    return times;
  }

  private long messageBytes() throws Exception {
    return (number("messages.db", "PRAGMA page_count")
            - number("messages.db", "PRAGMA freelist_count"))
        * number("messages.db", "PRAGMA page_size");
  }

  private void awaitBelowLimit() {
    Awaitility.await().atMost(DEADLINE).until(() -> messageBytes() < MAX_BYTES);
  }

  private static void awaitPruned(RoomLog log, LogName name) {
    Awaitility.await()
        .atMost(DEADLINE)
        .until(() -> log.read(name, 0, Long.MAX_VALUE, 100).firstStored() > 1);
  }

  @Test
  void oldestOfAllRoomsAndInboxesGoFirst() throws Exception {
    try (SqliteLog log = open(0)) {
      fill(log, 1, 3_000);
    }
    try (SqliteLog log = open(MAX_BYTES)) {
      assertEquals(1_000, log.lastSeq(INBOX));
      awaitBelowLimit();
      clock.awaitPruning();
      List<Long> times = times();
      long first = times.get(0);
      for (int i = 0; i < times.size(); i++) {
        assertEquals(first + i, times.get(i), "the newest are stored, without gaps in time");
      }
      assertEquals(3_000, times.get(times.size() - 1));
      long bytes = messageBytes();
      assertTrue(bytes < MAX_BYTES, bytes + " bytes of messages");
      assertTrue(bytes > MAX_BYTES / 2, bytes + " bytes of messages: too many are deleted");
    }
  }

  @Test
  void messagesGoWhileOthersAreStored() throws Exception {
    try (SqliteLog log = open(MAX_BYTES)) {
      for (int n = 1; n <= 4_000; n += 100) {
        fill(log, n, n + 99);
      }
      awaitBelowLimit();
      long last = log.lastSeq(TEA);
      fill(log, 9_000, 9_000);
      assertEquals(last + 1, log.lastSeq(TEA));
      assertFalse(Searches.find(log, TEA, "n9000", 10).isEmpty());
    }
  }

  @Test
  void messagesThatMembersHaveYetToBeSentStayAndNoneGoInTheirPlace() throws Exception {
    try (SqliteLog log = open(0)) {
      fill(log, 1, 3_000);
    }
    try (SqliteLog log = open(MAX_BYTES)) {
      // A member of #tea has been sent the first ten.
      log.spare(logs -> logs.contains(TEA) ? Map.of(TEA, 11L) : Map.of());
      awaitPruned(log, CAKE);
      clock.awaitPruning();
      List<Long> tea = seqs(stored(log, TEA));
      assertEquals(11, tea.get(0));
      assertEquals(1_000, tea.get(tea.size() - 1));
      assertTrue(stored(log, CAKE).size() > 250, "only what is too old is deleted");
      // The member disconnects; by now the index has followed.
      clock.source().advance(Duration.ofMinutes(2));
      log.spare(logs -> Map.of());
      log.append(many(TEA, 1_001, 1_001));
      Awaitility.await().atMost(DEADLINE).until(() -> stored(log, TEA).get(0).seq() > 200);
      awaitBelowLimit();
    }
  }

  @Test
  void nothingGoesBelowTheLimit() throws Exception {
    try (SqliteLog log = open(MAX_BYTES * 4)) {
      fill(log, 1, 1_500);
      clock.awaitPruning();
      assertEquals(500, stored(log, TEA).size());
    }
  }
}
