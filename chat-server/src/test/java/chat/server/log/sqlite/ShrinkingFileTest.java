package chat.server.log.sqlite;

import static chat.server.log.Drafts.ALICE;
import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.at;
import static chat.server.log.Drafts.many;
import static chat.server.log.Drafts.said;
import static chat.server.log.Drafts.seqs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.log.Draft;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.file.Sql;
import chat.server.log.pruning.Retention;
import chat.server.time.TimeSource;
import java.io.RandomAccessFile;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** The file of the messages shrinks after pruning, while messages are stored. */
class ShrinkingFileTest extends LogFiles {
  private static final Duration DEADLINE = Duration.ofMinutes(3);
  private static final Retention TEN = new Retention(Duration.ZERO, 10);
  private static final LogName INBOX = LogName.inbox(ALICE);
  private static final long LARGE = 8L << 20;
  private static final long SMALL = 4L << 20;

  private SqliteLog open(Retention retention) throws LogException {
    return SqliteLog.open(folder, false, retention, TimeSource.SYSTEM);
  }

  private void fill() throws Exception {
    try (SqliteLog log = open(Retention.EVERYTHING)) {
      // The search index copies no inboxes.
      List<Draft> drafts = new ArrayList<>();
      long now = TimeSource.SYSTEM.epochMillis();
      for (int id = 1; id <= 900; id++) {
        drafts.add(at(now, INBOX, ALICE, id, "x".repeat(10_000)));
      }
      log.append(drafts);
      log.append(many(TEA, 1, 100));
    }
    assertTrue(messages.toFile().length() > LARGE, "the file is not large");
  }

  private long number(String query) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + messages)) {
      return new Sql(connection).number(query);
    }
  }

  private String quickCheck() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + messages);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA quick_check(1)")) {
      return result.getString(1);
    }
  }

  private void awaitSmall() {
    Awaitility.await().atMost(DEADLINE).until(() -> messages.toFile().length() < SMALL);
  }

  private void shrinksWhileMessagesAreStored() throws Exception {
    try (SqliteLog log = open(TEN)) {
      AtomicInteger stored = new AtomicInteger(100);
      Awaitility.await()
          .atMost(DEADLINE)
          .pollInterval(Duration.ofMillis(5))
          .until(
              () -> {
                log.append(List.of(said(TEA, ALICE, 0, "n " + stored.incrementAndGet())));
                return messages.toFile().length() < SMALL;
              });
      assertEquals(stored.get(), log.lastSeq(TEA));
      assertEquals(
          List.of(891L, 900L),
          seqs(log.read(INBOX, 0, Long.MAX_VALUE, 1 << 20).messages()).stream()
              .filter(seq -> seq == 891 || seq == 900)
              .toList());
    }
    assertEquals("ok", quickCheck());
  }

  @Test
  void fileShrinksWhileMessagesAreStored() throws Exception {
    fill();
    shrinksWhileMessagesAreStored();
    // The next one finds nothing to do.
    try (SqliteLog log = open(TEN)) {
      assertEquals(10, log.read(INBOX, 0, Long.MAX_VALUE, 1 << 20).messages().size());
    }
  }

  @Test
  void fileOfAnOlderVersionShrinksToo() throws Exception {
    fill();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + messages);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA auto_vacuum = NONE");
      statement.execute("VACUUM");
    }
    assertEquals(0, number("PRAGMA auto_vacuum"));
    shrinksWhileMessagesAreStored();
    assertEquals(2, number("PRAGMA auto_vacuum"));
  }

  @Test
  void fileThatAnotherProgramCutsAfterItHasShrunkIsDamaged() throws Exception {
    fill();
    try (SqliteLog log = open(TEN)) {
      awaitSmall();
      log.append(many(TEA, 101, 101));
      try (RandomAccessFile file = new RandomAccessFile(messages.toFile(), "rw")) {
        file.setLength(8_192);
      }
      LogException failure =
          Assertions.assertThrows(LogException.class, () -> log.append(many(TEA, 102, 102)));
      assertTrue(failure.getMessage().contains("was cut short"), failure.getMessage());
    }
  }
}
