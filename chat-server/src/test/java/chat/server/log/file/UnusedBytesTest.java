package chat.server.log.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Overwriting what deleted rows leave in a file changes nothing that SQLite reads. */
class UnusedBytesTest {
  private static final int ROWS = 3_000;
  private static final int ROUNDS = 6;
  private static final Pattern MARK = Pattern.compile("<\\d{6},\\d>");

  @TempDir private Path folder;
  private final Random random = new Random(15);

  /** A database that has pages of all kinds once it is filled. */
  private Connection database(Path file, int pageBytes, String autoVacuum) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA page_size = " + pageBytes);
      statement.execute("PRAGMA auto_vacuum = " + autoVacuum);
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA wal_autocheckpoint = 0");
      statement.execute("PRAGMA secure_delete = ON");
      statement.execute(
          "CREATE TABLE keyed (room, seq, text, PRIMARY KEY (room, seq)) WITHOUT ROWID");
      statement.execute("CREATE TABLE plain (number INTEGER PRIMARY KEY, text)");
      statement.execute("CREATE INDEX texts ON plain (text)");
    }
    return connection;
  }

  private void change(Connection connection, int round) throws SQLException {
    Sql sql = new Sql(connection);
    sql.inTransaction(
        () -> {
          for (int i = 0; i < ROWS / ROUNDS; i++) {
            int number = random.nextInt(ROWS);
            String text = text(number, round);
            sql.update("INSERT OR REPLACE INTO keyed VALUES (?, ?, ?)", number % 7, number, text);
            sql.update("INSERT OR REPLACE INTO plain VALUES (?, ?)", number, text);
          }
          sql.update("DELETE FROM keyed WHERE room = ? AND seq % 3 = 0", round);
          sql.update("DELETE FROM plain WHERE number % 11 = ?", round);
        });
  }

  /** Returns a text with marks all over it, at most a few hundred bytes apart. */
  private String text(int number, int round) {
    String mark = "<%06d,%d>".formatted(number, round);
    int bytes = random.nextInt(10) == 0 ? random.nextInt(20_000) : random.nextInt(300);
    return mark.repeat(1 + bytes / mark.length());
  }

  private static Set<String> stored(Connection connection) throws SQLException {
    Sql sql = new Sql(connection);
    Set<String> marks = new HashSet<>();
    for (String table : List.of("keyed", "plain")) {
      sql.rows(row -> row.getString(1), "SELECT text FROM " + table)
          .forEach(text -> marks.add(text.substring(0, text.indexOf('>') + 1)));
    }
    return marks;
  }

  /** Returns the marks of deleted rows in the file. */
  private static Set<String> left(Connection connection, Path file) throws Exception {
    String content = Files.readString(file, StandardCharsets.ISO_8859_1);
    Set<String> left = new HashSet<>();
    MARK.matcher(content).results().forEach(mark -> left.add(mark.group()));
    left.removeAll(stored(connection));
    return left;
  }

  private static List<String> rows(Connection connection) throws SQLException {
    return new Sql(connection)
        .rows(
            row -> row.getString(1),
            "SELECT room || ' ' || seq || text FROM keyed UNION ALL SELECT number || text FROM plain");
  }

  private static void requireIntact(Connection connection) throws SQLException {
    assertEquals(
        List.of("ok"), new Sql(connection).rows(row -> row.getString(1), "PRAGMA integrity_check"));
  }

  private static void overwriteAll(UnusedBytes unused) throws SQLException {
    assertTrue(unused.begin());
    UnusedBytes.Step step = unused.step();
    while (step == UnusedBytes.Step.MORE) {
      step = unused.step();
    }
    assertEquals(UnusedBytes.Step.COMPLETE, step);
  }

  @ParameterizedTest
  @CsvSource({
    "512, INCREMENTAL",
    "512, NONE",
    "4096, FULL",
    "8192, INCREMENTAL",
    "65536, INCREMENTAL"
  })
  void deletedRowsVanishAndOthersStay(int pageBytes, String autoVacuum) throws Exception {
    Path file = folder.resolve("some.db");
    try (Connection connection = database(file, pageBytes, autoVacuum);
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        UnusedBytes unused = new UnusedBytes(file, connection)) {
      for (int round = 0; round < ROUNDS; round++) {
        change(connection, round);
      }
      // As versions did that left deleted rows in the file.
      new Sql(connection).runToEnd("PRAGMA secure_delete = OFF");
      new Sql(connection).update("DELETE FROM keyed WHERE seq % 5 < 2");
      assertTrue(new Checkpointer(connection).empty());
      assertTrue(left(connection, file).size() > 10);
      List<String> before = rows(other);
      overwriteAll(unused);
      assertTrue(new Checkpointer(connection).empty());
      assertEquals(before, rows(other));
      assertEquals(before, rows(connection));
      requireIntact(other);
      assertEquals(Set.of(), left(connection, file));
      for (int round = 0; round < ROUNDS; round++) {
        change(other, round);
      }
      requireIntact(connection);
    }
  }

  /** The page, of which some may be saved, stays as it is. */
  @Test
  void pageWithARowWhereNoneMayBeIsNotTouched() {
    ByteBuffer header = ByteBuffer.allocate(PageLayout.FILE_HEADER_BYTES).putShort(16, (short) 512);
    ByteBuffer page = ByteBuffer.allocate(512);
    page.put(0, (byte) 13).putShort(3, (short) 2).putShort(5, (short) 400);
    page.putShort(8, (short) 400).putShort(10, (short) 450);
    assertEquals(List.of("12-400"), unused(header, page));
    page.putShort(10, (short) 300);
    assertEquals(List.of(), unused(header, page));
    page.putShort(10, (short) 450).putShort(1, (short) 440).putShort(442, (short) 8);
    assertEquals(List.of("12-400", "444-448"), unused(header, page));
    page.putShort(442, (short) 20);
    assertEquals(List.of(), unused(header, page));
  }

  private static List<String> unused(ByteBuffer header, ByteBuffer page) {
    List<String> ranges = new ArrayList<>();
    new PageLayout(header).findUnused(page, 2, (from, to) -> ranges.add(from + "-" + to));
    return ranges;
  }
}
