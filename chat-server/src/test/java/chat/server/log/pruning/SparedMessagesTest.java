package chat.server.log.pruning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.TestClock;
import chat.server.log.Draft;
import chat.server.log.Drafts;
import chat.server.log.LogName;
import chat.server.log.file.Checkpointer;
import chat.server.log.file.Sql;
import chat.server.log.search.RoomChanges;
import chat.server.log.sqlite.LogFiles;
import chat.server.log.sqlite.SqliteLog;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the folder's pruner reads of messages that members have yet to be sent, in many runs. */
class SparedMessagesTest extends LogFiles {
  private static final String TEXT = "x".repeat(1_000);

  /** Besides what the tables take that have no rows in this test: 8 KiB each. */
  private static final long MAX_BYTES = (2 << 20) + 96 * 1024;

  private static final int ROWS_PER_PAGE = 32;
  private static final int MAX_RUNS = 50;
  private static final int MAX_ROWS_PER_TRANSACTION = 200;

  /** Of each log, the lowest number that a member has yet to be sent. */
  private final Map<LogName, Long> undelivered = new HashMap<>();

  /** Runs once the pruner has been answered once more. */
  private Runnable afterAnswer = () -> {};

  private final TestClock clock = new TestClock();
  private CountedRows rows;
  private Connection connection;
  private FolderPruner pruner;

  /** Stores {@code count} messages in each room, one room after the other for each message. */
  private void fill(int count, LogName... rooms) throws Exception {
    try (SqliteLog log = open()) {
      List<Draft> drafts = new ArrayList<>();
      for (int n = 1; n <= count; n++) {
        for (LogName room : rooms) {
          drafts.add(Drafts.at(1_000L * n, room, Drafts.ALICE, 0, TEXT));
        }
      }
      log.append(drafts);
    }
  }

  private void prune() throws Exception {
    connection = DriverManager.getConnection("jdbc:sqlite:" + messages);
    rows = new CountedRows(connection);
    Sql sql = new Sql(rows.connection());
    PruningSteps steps =
        new PruningSteps(
            sql,
            new Checkpointer(connection),
            new RoomChanges(),
            new DeliveryWait(logs -> firstUndelivered(), clock.time()),
            new CountDownLatch(1));
    pruner = new FolderPruner(sql, steps, MAX_BYTES, clock.time());
    runToRest();
  }

  private Map<LogName, Long> firstUndelivered() {
    Map<LogName, Long> answer = Map.copyOf(undelivered);
    afterAnswer.run();
    return answer;
  }

  @AfterEach
  void close() throws Exception {
    connection.close();
  }

  /** Runs until a run finds nothing to do, which it does without reading a message. */
  private void runToRest() throws Exception {
    for (int run = 0; run < MAX_RUNS; run++) {
      if (readInRun() == 0) {
        return;
      }
    }
    throw new AssertionError("each run reads messages");
  }

  private long readInRun() throws Exception {
    long before = rows.count();
    pruner.run(0);
    return rows.count() - before;
  }

  private long number(String query, LogName log) throws Exception {
    return new Sql(connection).number(query, log.key());
  }

  private long first(LogName log) throws Exception {
    return number("SELECT min(seq) FROM messages WHERE room = ?", log);
  }

  @Test
  void runReadsNoneThatWereSparedBefore() throws Exception {
    fill(2_000, Drafts.TEA, Drafts.CAKE);
    undelivered.put(Drafts.TEA, 11L);
    prune();
    long cake = first(Drafts.CAKE);
    assertEquals(11, first(Drafts.TEA));
    assertTrue(cake > 500, cake + " is the oldest in the other room");
    for (int run = 0; run < 10; run++) {
      assertEquals(0, readInRun());
    }
    assertEquals(cake, first(Drafts.CAKE), "none go in their place");
  }

  @ParameterizedTest
  @ValueSource(ints = {2_000, 4_000})
  void runReadsWhatMembersWereSentSinceTheLastAndDeletesIt(int count) throws Exception {
    fill(count, Drafts.TEA, Drafts.CAKE);
    undelivered.put(Drafts.TEA, 11L);
    prune();
    long cake = first(Drafts.CAKE);
    for (long sent = 211; sent <= 1_011; sent += 200) {
      undelivered.put(Drafts.TEA, sent);
      // The first row is the sum of the bytes of all 200, the next rows are these messages. The
      // last page has the other room's oldest messages, of which none are deleted.
      assertEquals(1 + 200 + ROWS_PER_PAGE, readInRun());
      assertEquals(0, readInRun());
      assertEquals(sent, first(Drafts.TEA));
    }
    assertEquals(cake, first(Drafts.CAKE));
    undelivered.clear();
    runToRest();
    assertTrue(first(Drafts.TEA) > 1_011, "more are deleted");
    assertTrue(pruner.keptBytes() < MAX_BYTES, pruner.keptBytes() + " bytes are kept");
  }

  @Test
  void messagesOfAMemberWhoLeavesDuringARunGoInSmallTransactions() throws Exception {
    fill(4_000, Drafts.TEA, Drafts.CAKE);
    undelivered.put(Drafts.TEA, 11L);
    prune();
    long cake = first(Drafts.CAKE);
    assertTrue(cake > 2_000, cake + " is the oldest in the other room");
    fill(500, Drafts.TEA, Drafts.CAKE);
    afterAnswer = undelivered::clear;
    pruner.run(0);
    assertTrue(undelivered.isEmpty(), "the run asks which messages members have yet to be sent");
    runToRest();
    assertTrue(
        rows.mostDeleted() <= MAX_ROWS_PER_TRANSACTION,
        rows.mostDeleted() + " messages are deleted in one transaction");
    long tea = first(Drafts.TEA);
    assertTrue(tea > 2_000, tea + " is the oldest in the room of the member");
    long kept = pruner.keptBytes();
    assertTrue(kept < MAX_BYTES, kept + " bytes are kept");
    assertTrue(kept > MAX_BYTES / 10 * 9, kept + " bytes are kept: too few");
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 300})
  void missingNumberAmongSparedMessagesCostsOtherRoomsNothing(int missing) throws Exception {
    fill(2_000, Drafts.TEA, Drafts.CAKE);
    sql(messages, "DELETE FROM messages WHERE room = '#tea' AND seq = " + missing);
    undelivered.put(Drafts.TEA, 11L);
    prune();
    long cake = first(Drafts.CAKE);
    assertTrue(cake > 500, cake + " is the oldest in the other room");
    assertTrue(cake < 1_500, cake + " is the oldest in the other room: too many are deleted");
    assertEquals(missing == 11 ? 12 : 11, first(Drafts.TEA));
    assertEquals(0, readInRun());
  }

  @Test
  void runForgetsWhatOthersDeleted() throws Exception {
    fill(2_000, Drafts.TEA, Drafts.CAKE);
    undelivered.put(Drafts.TEA, 11L);
    prune();
    assertTrue(pruner.keptBytes() > MAX_BYTES, "a member has yet to be sent a million bytes");
    sql(
        messages,
        "UPDATE rooms SET first_held = 2000 WHERE room = '#tea'",
        "DELETE FROM messages WHERE room = '#tea' AND seq < 2000");
    fill(2_000, Drafts.CAKE);
    runToRest();
    assertTrue(pruner.keptBytes() < MAX_BYTES, pruner.keptBytes() + " bytes are kept");
  }
}
