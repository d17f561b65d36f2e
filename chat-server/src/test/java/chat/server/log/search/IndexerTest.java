package chat.server.log.search;

import static chat.server.log.Drafts.ALICE;
import static chat.server.log.Drafts.said;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.RoomName;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.file.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the indexer reads of the log: what has changed, and nothing while nothing changes. */
class IndexerTest {
  private static final int ROOMS = 100;

  /** More than the indexer compares in one step. */
  private static final int MANY = 1_100;

  @TempDir private Path temporary;
  private final CountingLog log = new CountingLog();
  private final RoomChanges changes = new RoomChanges();
  private long commits;

  private static LogName room(int number) {
    return LogName.of(RoomName.of("#r" + number));
  }

  private void say(LogName room, String text) {
    changes.stored(log.append(List.of(said(room, ALICE, 0, text))), ++commits);
  }

  @BeforeEach
  void fill() {
    fill(0, ROOMS);
  }

  private void fill(int from, int to) {
    for (int i = from; i < to; i++) {
      say(room(i), "tea");
    }
  }

  private Indexer open(DataFolder folder, RoomChanges changes) throws LogException {
    return new Indexer(new SearchFile(folder, "log-id"), log, changes, () -> {});
  }

  private static void indexAll(Indexer indexer) throws Exception {
    while (!indexer.indexBatch()) {
      // The next page.
    }
  }

  /** Indexes all, and returns how many messages match. */
  private int found(Indexer indexer, String words) throws Exception {
    indexAll(indexer);
    return IndexSearches.find(indexer.sources(), log.inMemory(), words).found().size();
  }

  @Test
  void idleIndexReadsNothingAndAChangeOnlyItsRoom() throws Exception {
    try (DataFolder folder = DataFolder.open(temporary.resolve("data"));
        Indexer indexer = open(folder, changes)) {
      indexAll(indexer);
      log.takeReads();
      for (int i = 0; i < 20; i++) {
        assertTrue(indexer.indexBatch());
        assertEquals(ROOMS, found(indexer, "tea"));
      }
      assertEquals(0, log.takeReads());
      say(room(7), "more tea");
      assertEquals(ROOMS + 1, found(indexer, "tea"));
      assertEquals(2, log.takeReads());
    }
  }

  @Test
  void deletionReadsTheListOfDeletionsOnly() throws Exception {
    try (DataFolder folder = DataFolder.open(temporary.resolve("data"));
        Indexer indexer = open(folder, changes)) {
      indexAll(indexer);
      log.takeReads();
      log.prune(new PrunedRoom(room(7), 2, false, 1));
      changes.pruned();
      assertEquals(ROOMS - 1, found(indexer, "tea"));
      assertEquals(1, log.takeReads());
      assertEquals(ROOMS - 1, found(indexer, "tea"));
      assertEquals(0, log.takeReads());
    }
  }

  @Test
  void completeIndexIsNotComparedAtTheNextStart() throws Exception {
    fill(ROOMS, MANY);
    try (DataFolder folder = DataFolder.open(temporary.resolve("data"))) {
      try (Indexer indexer = open(folder, changes)) {
        indexAll(indexer);
      }
      log.takeReads();
      RoomChanges restarted = new RoomChanges();
      restarted.stored(List.of(), commits);
      try (Indexer indexer = open(folder, restarted)) {
        assertEquals(MANY, found(indexer, "tea"));
        // The lists of deletions and of changes.
        assertEquals(2, log.takeReads());
      }
      say(room(7), "more tea");
      RoomChanges again = new RoomChanges();
      again.stored(List.of(), commits);
      try (Indexer indexer = open(folder, again)) {
        assertEquals(MANY + 1, found(indexer, "tea"));
        // Pages of 1,000 rooms, the messages of the one that is not indexed, deletions and changes.
        assertEquals(2 + 2 + 2, log.takeReads());
      }
    }
  }

  /** A copy of the files while they are open is what a killed server leaves. */
  @Test
  void writeAheadLogOfAKilledServerIsUsed() throws Exception {
    Path copy = temporary.resolve("copy");
    try (DataFolder folder = DataFolder.open(temporary.resolve("data"));
        Indexer indexer = open(folder, changes)) {
      indexAll(indexer);
      say(room(7), "scones");
      indexAll(indexer);
      Files.createDirectory(copy);
      for (String file : List.of("search.db", "search.db-wal")) {
        Files.copy(temporary.resolve("data").resolve(file), copy.resolve(file));
      }
      assertTrue(Files.size(copy.resolve("search.db-wal")) > 0);
    }
    log.takeReads();
    RoomChanges restarted = new RoomChanges();
    restarted.stored(List.of(), commits);
    try (DataFolder folder = DataFolder.open(copy);
        Indexer indexer = open(folder, restarted)) {
      assertEquals(1, found(indexer, "scones"));
      assertEquals(2, log.takeReads());
    }
  }

  /** Ruins the file while the index is open, so that the next step reads none of its cache. */
  private void damage(Path file) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE unread (n)");
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    byte[] garbage = new byte[(int) Files.size(file)];
    Arrays.fill(garbage, (byte) 0x5A);
    Files.write(file, garbage, StandardOpenOption.WRITE);
  }

  @Test
  void damagedIndexThatCannotBeReplacedIsReplacedLater() throws Exception {
    Path data = temporary.resolve("data");
    try (DataFolder folder = DataFolder.open(data);
        Indexer indexer = open(folder, changes)) {
      indexAll(indexer);
      Path other = folder.file("messages.db");
      folder.hasOpened("messages.db");
      damage(data.resolve("search.db"));
      Files.move(other, data.resolve("elsewhere"));
      say(room(7), "scones");
      assertThrows(LogException.class, indexer::indexBatch);
      assertThrows(LogException.class, indexer::indexBatch);
      Files.move(data.resolve("elsewhere"), other);
      assertEquals(1, found(indexer, "scones"));
      assertEquals(ROOMS, found(indexer, "tea"));
    }
  }

  @Test
  void indexerGivesWayAfterEachBlock() throws Exception {
    int blocks = 10;
    for (int i = 0; i < blocks * BlockText.MAX_MESSAGES; i++) {
      say(room(0), "tea");
    }
    AtomicInteger gaveWay = new AtomicInteger();
    try (DataFolder folder = DataFolder.open(temporary.resolve("data"));
        Indexer indexer =
            new Indexer(new SearchFile(folder, "log-id"), log, changes, gaveWay::incrementAndGet)) {
      indexAll(indexer);
    }
    // After each was made, and after it was added to the file.
    assertTrue(gaveWay.get() >= 2 * (blocks + ROOMS - 1), "gave way " + gaveWay);
  }
}
