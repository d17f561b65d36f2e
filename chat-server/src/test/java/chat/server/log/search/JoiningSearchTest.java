package chat.server.log.search;

import static chat.server.log.search.IndexedLogSetup.query;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.log.Drafts;
import chat.server.log.LogException;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A search that begins while the index commits a block that was joined with a newer one. */
class JoiningSearchTest {
  /** Not found, though each block has both letters. */
  private static final String PHRASE = "绿茶";

  private static final String NO_PHRASE = "茶 and 绿";

  @TempDir private Path temporary;
  // What the search's clock shows; it advances by a millisecond whenever it is read.
  private long nanos;

  @Test
  @Timeout(60)
  void searchThatBeginsDuringTheCommitMissesNothing() throws Exception {
    Path data = temporary.resolve("data");
    try (IndexedLogSetup log = new IndexedLogSetup(data);
        Connection writer =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("search.db"));
        Statement statement = writer.createStatement()) {
      log.store(Drafts.TEA, 0, 1, PHRASE);
      log.store(
          Drafts.CAKE, 1_000_000, 2 * BlockWalk.FIRST_FETCH * BlockText.MAX_MESSAGES, NO_PHRASE);
      log.indexAll();
      log.store(Drafts.TEA, 100_000_000, 1, "milk");
      statement.execute("BEGIN IMMEDIATE");
      CompletableFuture<Void> indexing = CompletableFuture.runAsync(() -> index(log));
      while (log.sources().joined().since(0).map(List::isEmpty).orElse(false)) {
        Thread.onSpinWait();
      }
      IndexedSearch search =
          new IndexedSearch(
              query(Optional.empty(), PHRASE, 20),
              log.sources(),
              new SearchTime(() -> nanos += Duration.ofMillis(1).toNanos()));
      IndexSearches.Reader reader = log.reader();
      // It reads some of the cake blocks, and has not fetched the older ones.
      assertTrue(search.step(reader));
      int read = reader.takeMessages();
      assertTrue(read > 1 && read <= 16 * BlockText.MAX_MESSAGES, () -> read + " messages");
      assertFalse(indexing.isDone(), "the search began too late");
      statement.execute("ROLLBACK");
      indexing.join();
      while (search.step(reader)) {
        // The next step.
      }
      assertEquals(
          new SearchResult(List.of(new LogPosition(Drafts.TEA, 1)), 0, Ending.COMPLETE),
          search.result());
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
