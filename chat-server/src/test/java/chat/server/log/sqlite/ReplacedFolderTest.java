package chat.server.log.sqlite;

import static chat.server.log.Drafts.CAKE;
import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.many;
import static chat.server.log.Drafts.seqs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.Captured;
import chat.server.log.LogException;
import chat.server.log.Searches;
import chat.server.log.pruning.Retention;
import chat.server.time.TimeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A log whose files were deleted, moved or replaced stores nothing, and can still be read. */
class ReplacedFolderTest {
  @TempDir private Path temporary;

  private static SqliteLog open(Path folder) throws LogException {
    return SqliteLog.open(folder, true, Retention.EVERYTHING, TimeSource.SYSTEM);
  }

  private static void refuses(SqliteLog log, Path missing) {
    LogException refused =
        assertThrows(LogException.class, () -> log.append(many(TEA, 4, 6), Map.of()));
    assertEquals(
        missing + " was deleted, moved or replaced. Put the same file back, or restart the server",
        refused.getMessage());
  }

  @Test
  void movedFolderIsRefusedUntilItIsBack() throws Exception {
    Path folder = temporary.resolve("data");
    Path away = temporary.resolve("away");
    try (SqliteLog log = open(folder)) {
      log.append(many(TEA, 1, 3), Map.of());
      Files.move(folder, away);
      refuses(log, folder.resolve("lock"));
      Files.createDirectory(folder);
      refuses(log, folder.resolve("lock"));
      assertEquals(List.of(1L, 2L, 3L), seqs(log.read(TEA, 0, Long.MAX_VALUE, 10_000).messages()));
      Files.delete(folder);
      Files.move(away, folder);
      assertEquals(List.of(4L, 5L, 6L), seqs(log.append(many(TEA, 4, 6), Map.of())));
    }
    try (SqliteLog log = open(folder)) {
      assertEquals(6, log.lastSeq(TEA));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"messages.db", "messages.db-wal", "messages.db-shm", "lock"})
  void deletedOrReplacedFileIsRefused(String name) throws Exception {
    Path file = temporary.resolve("data").resolve(name);
    try (SqliteLog log = open(file.getParent())) {
      log.append(many(TEA, 1, 3), Map.of());
      byte[] bytes = Files.readAllBytes(file);
      Files.delete(file);
      // A commit looks for the files that change little only every few milliseconds.
      Awaitility.await()
          .atMost(Captured.PATIENCE)
          .ignoreExceptions()
          .untilAsserted(() -> refuses(log, file));
      Files.write(file, bytes);
      refuses(log, file);
    }
  }

  @Test
  void secondServerInTheRecreatedFolderLosesNothingToTheFirst() throws Exception {
    Path folder = temporary.resolve("data");
    SqliteLog first = open(folder);
    first.append(many(TEA, 1, 3), Map.of());
    Files.move(folder, temporary.resolve("away"));
    try (SqliteLog second = open(folder)) {
      second.append(many(CAKE, 1, 1_000), Map.of());
      assertEquals(5, Searches.find(second, CAKE, "n", 5).size());
      refuses(first, folder.resolve("lock"));
      first.close();
      for (String name : List.of("messages.db-wal", "messages.db-shm", "search.db-wal")) {
        assertTrue(Files.exists(folder.resolve(name)), name);
      }
      second.append(many(CAKE, 1_001, 1_010), Map.of());
    }
    try (SqliteLog second = open(folder)) {
      assertEquals(1_010, second.lastSeq(CAKE));
      assertEquals(0, second.lastSeq(TEA));
    }
  }
}
