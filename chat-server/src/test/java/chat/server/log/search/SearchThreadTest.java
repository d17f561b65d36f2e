package chat.server.log.search;

import static chat.server.log.Drafts.ALICE;
import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.said;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.protocol.Query.SearchFilter;
import chat.protocol.Text;
import chat.server.log.LogName;
import chat.server.log.MemoryLog;
import chat.server.log.Page;
import chat.server.log.SearchQuery;
import chat.server.log.SearchResult;
import chat.server.log.StoredRoom;
import chat.server.log.file.DataFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to the search thread when something fails that nobody expects to. */
class SearchThreadTest {
  private static final SearchQuery SCONES =
      new SearchQuery(Optional.empty(), Text.of("scones"), SearchFilter.NONE, 10);

  @TempDir private Path temporary;
  private final Queue<Error> errors = new ConcurrentLinkedQueue<>();

  /** A log that throws these first. */
  private record FailingLog(MemoryLog log, ConcurrentLinkedQueue<Throwable> failures)
      implements IndexedLog {
    @Override
    public List<StoredRoom> rooms(String afterKey, int count) {
      return log.rooms(afterKey, count);
    }

    @Override
    public Page read(LogName name, long after, long upTo, int maxBytes) {
      Throwable failure = failures.poll();
      if (failure instanceof Error error) {
        throw error;
      }
      if (failure instanceof RuntimeException exception) {
        throw exception;
      }
      return log.read(name, after, upTo, maxBytes);
    }

    @Override
    public boolean isPrivate(LogName room) {
      return false;
    }

    @Override
    public List<PrunedRoom> pruned(long after, int count) {
      return List.of();
    }

    @Override
    public List<Rewrite> rewrites(long after, int count) {
      return List.of();
    }
  }

  private void indexesAfter(Throwable failure) throws Exception {
    FailingLog log =
        new FailingLog(new MemoryLog(1 << 30), new ConcurrentLinkedQueue<>(List.of(failure)));
    RoomChanges changes = new RoomChanges();
    changes.stored(log.log().append(List.of(said(TEA, ALICE, 0, "scones"))), 1);
    try (DataFolder folder = DataFolder.open(temporary.resolve("data"));
        SearchIndex index =
            SearchIndex.start(
                new Indexer(new SearchFile(folder, "log-id"), log, changes, () -> {}),
                Duration.ofMillis(10).toNanos(),
                errors::add)) {
      await().atMost(Duration.ofMinutes(2)).until(() -> changes.unindexed().count() == 0);
      assertEquals(0, log.failures().size());
      SearchResult result =
          IndexSearches.run(
              index.search(SCONES, System::nanoTime), new IndexSearches.Reader(log.log()));
      assertEquals(1, result.found().size());
    }
  }

  @Test
  void indexingContinuesAfterABug() throws Exception {
    indexesAfter(new IllegalStateException("a bug"));
    assertEquals(List.of(), List.copyOf(errors));
  }

  @Test
  void errorReachesTheHandlerOfTheProcess() throws Exception {
    Error error = new LinkageError("of a test");
    indexesAfter(error);
    assertEquals(List.of(error), List.copyOf(errors));
  }
}
