package chat.server.log.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps in which a database's file shrinks are not taken for damage. */
class IncrementalVacuumTest {
  private static final int ROWS = 2_600;

  @TempDir private Path folder;

  @Test
  void fileMayShrinkAcrossAPageOfThePointerMap() throws Exception {
    try (DataFolder data = DataFolder.open(folder)) {
      Path file = data.file("messages.db");
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
          Statement statement = connection.createStatement()) {
        assertTrue(IncrementalVacuum.enable(connection, file));
        statement.execute("PRAGMA journal_mode = WAL");
        fill(connection, statement);
        statement.execute("DELETE FROM rows");
        shrink(new Sql(connection), new DamageWatch(data, file));
      }
    }
  }

  /** Stores a row on each page. */
  private static void fill(Connection connection, Statement statement) throws Exception {
    long bytes = new Sql(connection).number("PRAGMA page_size") * 9 / 10;
    statement.execute("CREATE TABLE rows (bytes)");
    statement.execute(
        """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
        INSERT INTO rows SELECT zeroblob(%d) FROM n"""
            .formatted(ROWS, bytes));
  }

  /** Cuts the file after each step, so that each has to have announced its own size. */
  private static void shrink(Sql sql, DamageWatch damage) throws Exception {
    IncrementalVacuum vacuum = new IncrementalVacuum(sql, damage);
    checkpoint(sql);
    long largestStep = 0;
    long before = sql.number("PRAGMA page_count");
    assertTrue(before > ROWS, before + " pages");
    damage.check();
    while (vacuum.step()) {
      checkpoint(sql);
      damage.check();
      long after = sql.number("PRAGMA page_count");
      largestStep = Math.max(largestStep, before - after);
      before = after;
    }
    assertEquals(33, largestStep, "no step removed a page of the pointer map");
    assertTrue(before < ROWS / 2, before + " pages are left");
  }

  private static void checkpoint(Sql sql) throws Exception {
    assertEquals(0, sql.number("PRAGMA wal_checkpoint(TRUNCATE)"));
  }
}
