package chat.server.log.search;

import static chat.server.log.search.IndexedLogSetup.query;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.log.Drafts;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.LogPosition;
import chat.server.log.SearchResult;
import chat.server.log.SearchResult.Ending;
import chat.server.log.SearchTime;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A search, and a block that meanwhile becomes one with a newer message's, and so is newer. */
class JoiningSearchTest {
  private static final LogName TEA = Drafts.TEA;
  private static final LogName CAKE = Drafts.CAKE;

  /** Not found, though each block has both letters. */
  private static final String PHRASE = "绿茶";

  private static final String NO_PHRASE = "茶 and 绿";

  @TempDir private Path temporary;
  @AutoClose private IndexedLogSetup log;
  // What the search's clock shows; it advances by a millisecond whenever it is read.
  private long nanos;

  @BeforeEach
  void open() throws Exception {
    log = new IndexedLogSetup(temporary.resolve("data"));
  }

  /** Stores messages with the phrase, and many newer ones without it, and indexes all. */
  private void storePhrase(int count, int newerBlocks) throws Exception {
    log.store(TEA, 0, count, PHRASE);
    log.store(CAKE, 1_000_000, newerBlocks * BlockText.MAX_MESSAGES, NO_PHRASE);
    log.indexAll();
  }

  private IndexedSearch searchForPhrase() {
    return new IndexedSearch(
        query(Optional.empty(), PHRASE, 20),
        log.sources(),
        new SearchTime(() -> nanos += Duration.ofMillis(1).toNanos()));
  }

  /** Carries out the rest of a search that found the phrase in the first messages of the room. */
  private static void assertFinds(int count, IndexedSearch search, IndexSearches.Reader reader)
      throws Exception {
    while (search.step(reader)) {
      // The next step.
    }
    List<LogPosition> found =
        LongStream.rangeClosed(1, count).mapToObj(seq -> new LogPosition(TEA, seq)).toList();
    assertEquals(new SearchResult(found, 0, Ending.COMPLETE), search.result());
  }

  /** Begins a search, and joins the block of the phrase with a newer one. */
  private IndexedSearch joinAfterTheFirstStep(IndexSearches.Reader reader) throws Exception {
    storePhrase(3, 200);
    IndexedSearch search = searchForPhrase();
    assertTrue(search.step(reader));
    log.store(TEA, 100_000_000, 3, "milk");
    log.indexAll();
    return search;
  }

  @Test
  void blocksThatAreJoinedDuringASearchAreNotMissed() throws Exception {
    IndexSearches.Reader reader = log.reader();
    assertFinds(3, joinAfterTheFirstStep(reader), reader);
  }

  @Test
  void searchBeginsAgainIfTooManyBlocksAreJoinedMeanwhile() throws Exception {
    IndexSearches.Reader reader = log.reader();
    IndexedSearch search = joinAfterTheFirstStep(reader);
    Block other = new Block(1, CAKE, 1, 1, 0, 0, 1);
    for (int i = 0; i < 10_000; i++) {
      log.sources().joined().add(List.of(other));
    }
    log.sources().joined().committed();
    assertFinds(3, search, reader);
  }

  @Test
  @Timeout(60)
  void searchThatBeginsDuringTheCommitMissesNothing() throws Exception {
    String index = "jdbc:sqlite:" + temporary.resolve("data/search.db");
    try (Connection writer = DriverManager.getConnection(index);
        Statement statement = writer.createStatement()) {
      storePhrase(1, 2 * BlockWalk.FIRST_FETCH);
      log.store(TEA, 100_000_000, 1, "milk");
      statement.execute("BEGIN IMMEDIATE");
      CompletableFuture<Void> indexing = CompletableFuture.runAsync(() -> index(log));
      while (log.sources().joined().since(0).map(List::isEmpty).orElse(false)) {
        Thread.onSpinWait();
      }
      IndexedSearch search = searchForPhrase();
      IndexSearches.Reader reader = log.reader();
      // It reads some of the cake blocks, and has not fetched the older ones.
      assertTrue(search.step(reader));
      int read = reader.takeMessages();
      assertTrue(read > 1 && read <= 16 * BlockText.MAX_MESSAGES, () -> read + " messages");
      assertFalse(indexing.isDone(), "the search began too late");
      statement.execute("ROLLBACK");
      indexing.join();
      assertFinds(1, search, reader);
    }
  }

  private static void index(IndexedLogSetup log) {
    try {
      log.indexAll();
    } catch (SQLException | LogException e) {
      throw new CompletionException(e);
    }
  }
}
