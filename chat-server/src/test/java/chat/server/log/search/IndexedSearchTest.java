package chat.server.log.search;

import static chat.server.log.search.IndexedLogSetup.query;
import static chat.server.log.search.IndexedLogSetup.room;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.log.Drafts;
import chat.server.log.LogName;
import chat.server.log.LogPosition;
import chat.server.log.SearchQuery;
import chat.server.log.SearchResult;
import chat.server.log.SearchResult.Ending;
import chat.server.log.SearchTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a search reads, what it leaves out, and when it ends. */
class IndexedSearchTest {
  private static final LogName TEA = Drafts.TEA;
  private static final LogName CAKE = Drafts.CAKE;
  private static final Optional<LogName> ALL_ROOMS = Optional.empty();

  /** Not found, though each block has both letters. */
  private static final String PHRASE = "绿茶";

  private static final String NO_PHRASE = "茶 and 绿";

  @TempDir private Path temporary;
  @AutoClose private IndexedLogSetup log;
  // What a search's clock shows; it advances by a millisecond whenever it is read.
  private long nanos;

  @BeforeEach
  void open() throws Exception {
    log = new IndexedLogSetup(temporary.resolve("data"));
  }

  private SearchResult find(SearchQuery query) throws Exception {
    return IndexSearches.run(query, log.sources(), log.reader());
  }

  private IndexedSearch slowSearch(SearchQuery query) {
    return new IndexedSearch(
        query, log.sources(), new SearchTime(() -> nanos += Duration.ofMillis(1).toNanos()));
  }

  private static List<LogPosition> positions(LogName room, long from, long to) {
    return LongStream.rangeClosed(from, to).mapToObj(seq -> new LogPosition(room, seq)).toList();
  }

  @Test
  void newestMessagesThatTheIndexLacksAreSearchedAndTheOthersCounted() throws Exception {
    int stored = IndexedSearch.MAX_UNINDEXED + 5_000;
    log.store(TEA, 0, 2_000, "tea");
    log.indexAll();
    log.store(TEA, 10_000_000, stored, "tea");
    for (Optional<LogName> room : List.of(Optional.of(TEA), ALL_ROOMS)) {
      IndexSearches.Reader reader = log.reader();
      assertEquals(
          new SearchResult(List.of(), 5_000, Ending.COMPLETE),
          IndexSearches.run(query(room, "milk", 3), log.sources(), reader));
      assertEquals(IndexedSearch.MAX_UNINDEXED, reader.takeMessages());
      assertEquals(5_000, find(query(room, "tea", 50_000)).missing());
    }
    log.indexAll();
    SearchResult all = find(query(Optional.of(TEA), "tea", 50_000));
    assertEquals(positions(TEA, 1, stored + 2_000), all.found());
    assertEquals(0, all.missing());
  }

  @Test
  void messagesOlderThanThoseFoundAreNotRead() throws Exception {
    log.store(TEA, 0, 2_000, "tea");
    log.indexAll();
    log.store(TEA, 10_000_000, 50_000, "tea");
    for (Optional<LogName> room : List.of(Optional.of(TEA), ALL_ROOMS)) {
      IndexSearches.Reader reader = log.reader();
      assertEquals(
          new SearchResult(positions(TEA, 51_998, 52_000), 0, Ending.COMPLETE),
          IndexSearches.run(query(room, "tea", 3), log.sources(), reader));
      assertTrue(reader.takeMessages() <= 200);
    }
  }

  @Test
  void messagesStoredAfterTheClockWasSetBackAreAllRead() throws Exception {
    log.store(TEA, 0, 2_000, "tea");
    log.indexAll();
    log.store(TEA, 50_000_000, 3, "tea");
    log.store(TEA, 10_000_000, 3_000, "tea");
    for (Optional<LogName> room : List.of(Optional.of(TEA), ALL_ROOMS)) {
      assertEquals(
          new SearchResult(positions(TEA, 2_001, 2_003), 0, Ending.COMPLETE),
          find(query(room, "tea", 3)));
    }
  }

  @Test
  void messagesOfManyRoomsThatTheIndexLacksAreCounted() throws Exception {
    int rooms = IndexedSearch.MAX_UNINDEXED_ROOMS + 500;
    for (int i = 0; i < rooms; i++) {
      log.store(room("#r" + i), i, 2, "tea");
    }
    SearchResult result = find(query(ALL_ROOMS, "tea", 50_000));
    assertEquals(2 * IndexedSearch.MAX_UNINDEXED_ROOMS, result.found().size());
    assertEquals(2 * 500, result.missing());
    assertEquals(0, find(query(Optional.of(room("#r7")), "tea", 10)).missing());
    log.indexAll();
    assertEquals(2 * rooms, find(query(ALL_ROOMS, "tea", 50_000)).found().size());
  }

  @Test
  void searchCostsWhatItsRoomHolds() throws Exception {
    log.store(TEA, 0, 1, "tea");
    log.store(CAKE, 0, IndexedSearch.SMALL_ROOM, "tea");
    log.store(room("#large"), 0, 20_000, "tea");
    log.store(room("#some"), 0, 2 * IndexedSearch.SMALL_ROOM, "milk");
    log.store(room("#some"), 10_000_000, 1, "tea");
    log.indexAll();
    assertEquals(1, messagesRead(TEA, "t"));
    assertEquals(1, messagesRead(TEA, "absent"));
    assertEquals(IndexedSearch.SMALL_ROOM, messagesRead(CAKE, "tea"));
    // The last block alone.
    assertTrue(messagesRead(room("#some"), "tea") <= BlockText.MAX_MESSAGES);
    assertEquals(0, messagesRead(room("#some"), "absent"));
  }

  @Test
  void largeMessagesOfASmallRoomAreSearchedWithTheIndex() throws Exception {
    int count = IndexedSearch.SMALL_ROOM / 2;
    log.store(TEA, 0, 1, "milk");
    log.store(TEA, 1_000, count - 1, "tea ".repeat(3_000));
    log.indexAll();
    IndexSearches.Reader reader = log.reader();
    // Reading all of the room would take more than half of the time.
    IndexedSearch search =
        new IndexedSearch(
            query(Optional.of(TEA), "milk", 20),
            log.sources(),
            new SearchTime(() -> nanos += Duration.ofMillis(10).toNanos()));
    assertEquals(
        new SearchResult(positions(TEA, 1, 1), 0, Ending.COMPLETE),
        IndexSearches.run(search, reader));
    assertTrue(reader.takeMessages() <= 100);
  }

  private int messagesRead(LogName room, String words) throws Exception {
    IndexSearches.Reader reader = log.reader();
    SearchResult result =
        IndexSearches.run(query(Optional.of(room), words, 10_000), log.sources(), reader);
    assertEquals(Ending.COMPLETE, result.ending());
    return reader.takeMessages();
  }

  @Test
  void commonWordCostsAsMuchAsIsFound() throws Exception {
    log.store(TEA, 0, 20_000, "tea");
    log.indexAll();
    IndexSearches.Reader reader = log.reader();
    SearchResult result = IndexSearches.run(query(ALL_ROOMS, "t", 20), log.sources(), reader);
    assertEquals(positions(TEA, 19_981, 20_000), result.found());
    assertTrue(reader.takeMessages() <= 2 * BlockText.MAX_MESSAGES);
  }

  @Test
  void searchEndsAfterTwoSecondsOfWork() throws Exception {
    log.store(TEA, 0, 1, PHRASE);
    log.store(TEA, 1_000_000, 80_000, NO_PHRASE);
    log.store(TEA, 900_000_000, 1, PHRASE);
    log.indexAll();
    IndexedSearch search = slowSearch(query(ALL_ROOMS, PHRASE, 20));
    IndexSearches.Reader reader = log.reader();
    int steps = 1;
    long worked = 0;
    long longest = 0;
    for (long begun = nanos; search.step(reader); begun = nanos) {
      worked += nanos - begun;
      longest = Math.max(longest, nanos - begun);
      steps++;
      // It waits for its turn, which is no work.
      nanos += Duration.ofHours(1).toNanos();
    }
    SearchResult result = search.result();
    assertEquals(Ending.TOO_COMMON, result.ending());
    assertEquals(positions(TEA, 80_002, 80_002), result.found());
    // The clock advances a few milliseconds for each block, and once more when a step begins.
    long slack = Duration.ofMillis(10).toNanos();
    assertTrue(longest <= SearchTime.STEP_NANOS + slack, "the longest step took " + longest);
    assertTrue(steps >= 80 && steps <= 101, steps + " steps");
    assertTrue(worked <= SearchTime.LIMIT_NANOS + steps * slack, "it worked for " + worked);
  }

  @Test
  void messagesThatTheIndexLacksTakeHalfOfTheTimeAtMost() throws Exception {
    log.store(TEA, 0, 1, "rare");
    log.store(CAKE, 0, 2_000, "tea");
    log.indexAll();
    for (int i = 0; i < 1_500; i++) {
      log.store(room("#r" + i), i, 3, "tea");
    }
    IndexedSearch search = slowSearch(query(ALL_ROOMS, "rare", 20));
    SearchResult result = IndexSearches.run(search, log.reader());
    assertEquals(positions(TEA, 1, 1), result.found());
    assertEquals(Ending.COMPLETE, result.ending());
    assertTrue(result.missing() > 0 && result.missing() % 3 == 0, result::toString);
  }

  @Test
  void damagedIndexIsReportedAndReplacedWhileSearchesAreAnswered() throws Exception {
    log.store(TEA, 0, 30_000, "tea");
    log.indexAll();
    assertEquals(Ending.COMPLETE, find(query(ALL_ROOMS, "tea", 1)).ending());
    Path file = temporary.resolve("data").resolve("search.db");
    damage(file);
    // Pages that an open connection has read stay intact.
    log.sources().blocks().replaced();
    SearchResult all = find(query(ALL_ROOMS, "tea", 1));
    assertEquals(Ending.NO_INDEX, all.ending());
    SearchResult tea = find(query(Optional.of(TEA), "tea", 1));
    assertEquals(positions(TEA, 30_000, 30_000), tea.found());
    assertEquals(Ending.NO_INDEX, tea.ending());
    assertEquals(30_000 - IndexedSearch.MAX_UNINDEXED, tea.missing());
    assertTrue(log.sources().blocks().isDamageFound());
    log.indexAll();
    assertFalse(log.sources().blocks().isDamageFound());
    assertEquals(
        new SearchResult(positions(TEA, 1, 30_000), 0, Ending.COMPLETE),
        find(query(ALL_ROOMS, "tea", 50_000)));
  }

  private static void damage(Path file) throws Exception {
    // The write-ahead log would supply intact pages.
    Path wal = Path.of(file + "-wal");
    byte[] garbage = new byte[(int) Files.size(file)];
    Arrays.fill(garbage, (byte) 0x5A);
    Files.write(file, garbage, StandardOpenOption.WRITE);
    byte[] none = new byte[(int) Files.size(wal)];
    Files.write(wal, none, StandardOpenOption.WRITE);
  }

  @Test
  void searchDuringWhichTheIndexIsReplacedSaysThatItLacksSome() throws Exception {
    log.store(TEA, 0, 10_000, NO_PHRASE);
    log.indexAll();
    IndexedSearch search = slowSearch(query(ALL_ROOMS, PHRASE, 20));
    IndexSearches.Reader reader = log.reader();
    assertTrue(search.step(reader));
    log.sources().blocks().replaced();
    while (search.step(reader)) {
      // The next step.
    }
    assertEquals(Ending.NO_INDEX, search.result().ending());
  }

  @Test
  void searchHoldsWhatItHasFoundAndLittleElse() throws Exception {
    log.store(TEA, 0, 50_000, "tea");
    log.indexAll();
    IndexedSearch search = slowSearch(query(ALL_ROOMS, "tea", 1_000));
    IndexSearches.Reader reader = log.reader();
    int most = 0;
    int before = search.heldBytes();
    while (search.step(reader)) {
      most = Math.max(most, search.heldBytes());
    }
    assertEquals(0, before);
    assertTrue(search.heldBytes() >= 100 * 1_000, "it holds " + search.heldBytes());
    assertTrue(most <= 1 << 20, "it held " + most);
  }
}
