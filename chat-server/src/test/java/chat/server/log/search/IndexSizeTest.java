package chat.server.log.search;

import static chat.server.log.Drafts.ALICE;
import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.RoomName;
import chat.server.log.Draft;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.file.DataFolder;
import chat.server.log.file.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the index takes of the disk. */
class IndexSizeTest {
  private static final int MESSAGES = 20_000;
  private static final int MORE_MESSAGES = 12_000;
  private static final int SLOW_MESSAGES = 200;
  private static final long MAX_WAL_BYTES = 1 << 18;

  /** What one step may add to the write-ahead log. */
  private static final long STEP_BYTES = 8 << 20;

  @TempDir private Path temporary;
  private final CountingLog log = new CountingLog();
  private final RoomChanges changes = new RoomChanges();
  private final PeoplesText texts = new PeoplesText();
  private long textBytes;
  private long millis = 1_700_000_000_000L;
  private long commits;

  /** Stores messages, of each room in turn; two of them a second. */
  private void say(int count, LogName... rooms) {
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      millis += 500;
      Draft draft = at(millis, rooms[i % rooms.length], ALICE, 0, texts.next());
      textBytes += draft.text().byteLength();
      drafts.add(draft);
    }
    changes.stored(log.append(drafts), ++commits);
  }

  private Indexer open(DataFolder folder) throws LogException {
    return new Indexer(new SearchFile(folder, "log-id", MAX_WAL_BYTES), log, changes, () -> {});
  }

  private static int indexAll(Indexer indexer) throws Exception {
    int steps = 1;
    while (!indexer.indexBatch()) {
      steps++;
    }
    return steps;
  }

  private Path file(String name) {
    return temporary.resolve("data").resolve(name);
  }

  private long number(String query) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file("search.db"))) {
      return new Sql(connection).number(query);
    }
  }

  @Test
  void fileIsSmallerThanTheText() throws Exception {
    LogName[] rooms = new LogName[20];
    for (int i = 0; i < rooms.length; i++) {
      rooms[i] = LogName.of(RoomName.of("#room" + i));
    }
    say(MESSAGES, rooms);
    try (DataFolder folder = DataFolder.open(temporary.resolve("data"))) {
      try (Indexer indexer = open(folder)) {
        indexAll(indexer);
      }
      // Free pages are reused.
      long pages = number("PRAGMA page_count") - number("PRAGMA freelist_count");
      long bytes = pages * number("PRAGMA page_size");
      assertTrue(bytes < textBytes, bytes + " bytes of index for " + textBytes + " of text");
    }
  }

  @Test
  void writeAheadLogIsBoundedWhileASearchReadsIt() throws Exception {
    Path wal = file("search.db-wal");
    try (DataFolder folder = DataFolder.open(temporary.resolve("data"));
        Indexer indexer = open(folder)) {
      say(1_000, TEA);
      indexAll(indexer);
      try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + file("search.db"));
          Statement statement = reader.createStatement()) {
        statement.execute("BEGIN");
        statement.executeQuery("SELECT count(*) FROM blocks").close();
        say(MORE_MESSAGES, TEA);
        indexAll(indexer);
        assertTrue(changes.unindexed().count() > 0, "it waits for the reader");
        long bytes = Files.size(wal);
        assertTrue(bytes > MAX_WAL_BYTES && bytes < MAX_WAL_BYTES + STEP_BYTES, bytes + " bytes");
        assertTrue(indexer.indexBatch());
        assertEquals(bytes, Files.size(wal));
      }
      indexAll(indexer);
      assertEquals(0, changes.unindexed().count());
      assertTrue(Files.size(wal) <= MAX_WAL_BYTES / 8, Files.size(wal) + " bytes");
    }
  }

  @Test
  void fileShrinksWhenMessagesArePruned() throws Exception {
    say(MORE_MESSAGES, TEA);
    try (DataFolder folder = DataFolder.open(temporary.resolve("data"));
        Indexer indexer = open(folder)) {
      indexAll(indexer);
      long blocks = number("SELECT count(*) FROM blocks");
      long pages = number("PRAGMA page_count");
      log.prune(new PrunedRoom(TEA, MORE_MESSAGES, true, 1));
      changes.pruned();
      int steps = indexAll(indexer);
      assertTrue(steps > blocks / 100, "many small steps");
      assertEquals(1, number("SELECT count(*) FROM blocks"));
      assertEquals(
          1,
          number(
              "SELECT count(*) FROM blocks WHERE last >= ? AND first <= ?"
                  .replace("?", "" + MORE_MESSAGES)));
      long free = number("PRAGMA freelist_count");
      long left = number("PRAGMA page_count");
      assertTrue(free < 64, free + " pages are free");
      assertTrue(left - free < pages / 4, left - free + " of " + pages + " pages are in use");
      assertTrue(indexer.indexBatch());
    }
  }

  @Test
  void roomThatGrowsSlowlyHasFewBlocks() throws Exception {
    try (DataFolder folder = DataFolder.open(temporary.resolve("data"));
        Indexer indexer = open(folder)) {
      for (int i = 0; i < SLOW_MESSAGES; i++) {
        say(1, TEA);
        indexAll(indexer);
      }
      long blocks = number("SELECT count(*) FROM blocks");
      assertTrue(blocks <= 2 * SLOW_MESSAGES / BlockText.MAX_MESSAGES + 6, blocks + " blocks");
      assertEquals(SLOW_MESSAGES, number("SELECT sum(last - first + 1) FROM blocks"));
    }
  }
}
