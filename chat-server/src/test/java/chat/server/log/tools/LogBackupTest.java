package chat.server.log.tools;

import static chat.server.log.Drafts.ALICE;
import static chat.server.log.Drafts.CAKE;
import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.deletion;
import static chat.server.log.Drafts.many;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.log.LogException;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.SqliteLog;
import chat.server.time.TimeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup between whose steps another connection commits. */
class LogBackupTest {
  @TempDir private Path temporary;

  private SqliteLog open(Path folder) throws LogException {
    return SqliteLog.open(folder, false, Retention.EVERYTHING, TimeSource.SYSTEM);
  }

  @Test
  void commitsBetweenStepsNeitherWaitNorRestartTheCopy() throws Exception {
    Path data = temporary.resolve("data");
    Path file = Files.createFile(temporary.resolve("backup.db"));
    List<Long> steps = new ArrayList<>();
    int stored = 0;
    try (SqliteLog log = open(data)) {
      for (; stored < 60_000; stored += 5_000) {
        log.append(many(TEA, stored + 1, stored + 5_000));
      }
      try (StoredLog source = StoredLog.open(data)) {
        new LogBackup(source, new Committing(log, steps)).copyTo(file, file.getParent());
      }
      assertTrue(steps.size() >= 3, steps::toString);
      assertEquals(steps.stream().sorted().distinct().toList(), steps);
      assertEquals(steps.size(), log.lastSeq(CAKE));
    }
    Path restored = Files.createDirectory(temporary.resolve("restored"));
    Files.move(file, restored.resolve("messages.db"));
    try (SqliteLog log = open(restored)) {
      assertEquals(stored, log.lastSeq(TEA));
      assertEquals(0, log.lastSeq(CAKE));
    }
  }

  @Test
  void backupWaitsUntilDeletedTextsAreOverwritten() throws Exception {
    Path data = temporary.resolve("data");
    Path file = Files.createFile(temporary.resolve("backup.db"));
    try (SqliteLog log = open(data)) {
      log.append(many(TEA, 1, 1_000));
      log.append(List.of(deletion(TEA, ALICE, 0, 500)));
      try (StoredLog source = StoredLog.open(data)) {
        assertEquals(
            0, new LogBackup(source, Work.UNOBSERVED).copyTo(file, file.getParent()).unwiped());
      }
    }
    assertFalse(Files.readString(file, ISO_8859_1).contains("n 500"));
  }

  /** Commits a message after each step. */
  private record Committing(SqliteLog log, List<Long> steps) implements Work {
    @Override
    public void begin(String what, long total) {}

    @Override
    public void done(long pages) {
      steps.add(pages);
      try {
        log.append(many(CAKE, steps.size(), steps.size()));
      } catch (LogException e) {
        throw new AssertionError(e);
      }
    }
  }
}
