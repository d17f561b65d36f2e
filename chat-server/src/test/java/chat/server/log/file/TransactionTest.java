package chat.server.log.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that are committed together, on a database that may take no more pages. */
class TransactionTest {
  @TempDir private Path folder;
  private Connection connection;
  private Statement statement;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("test.db"));
    statement = connection.createStatement();
    statement.execute("CREATE TABLE IF NOT EXISTS texts (text BLOB)");
  }

  @AfterEach
  void close() throws SQLException {
    statement.close();
    connection.close();
  }

  private void insertTwo(int bytes) throws SQLException {
    Transaction.run(
        connection,
        () -> {
          statement.execute("INSERT INTO texts VALUES ('small')");
          return statement.execute("INSERT INTO texts VALUES (zeroblob(" + bytes + "))");
        });
  }

  private int count() throws SQLException {
    return Database.number(statement, "SELECT count(*) FROM texts");
  }

  @Test
  void fullDiskIsReportedAndNotTheRollbackThatFails() throws Exception {
    statement.execute("PRAGMA max_page_count = 4");
    SQLException failure = assertThrows(SQLException.class, () -> insertTwo(100_000));
    assertEquals("the disk is full", DiskFull.reason(failure));
    assertEquals(
        "the disk is full. Free space there, or give another folder with --data",
        DiskFull.reasonAtStart(failure));
    assertEquals(0, count());
  }

  @Test
  void transactionAfterAFailedOneIsCommitted() throws Exception {
    statement.execute("PRAGMA max_page_count = 4");
    assertThrows(SQLException.class, () -> insertTwo(100_000));
    statement.execute("PRAGMA max_page_count = 1000");
    insertTwo(100_000);
    assertTrue(connection.getAutoCommit());
    close();
    open();
    assertEquals(2, count());
  }

  @Test
  void otherFailureUndoesTheCommandsBeforeIt() throws Exception {
    SQLException failure =
        assertThrows(
            SQLException.class,
            () ->
                Transaction.run(
                    connection,
                    () -> {
                      statement.execute("INSERT INTO texts VALUES ('one')");
                      return statement.execute("INSERT INTO nowhere VALUES ('two')");
                    }));
    assertTrue(failure.getMessage().contains("nowhere"), failure.getMessage());
    assertEquals(0, count());
    assertTrue(connection.getAutoCommit());
  }
}
