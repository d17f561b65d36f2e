package chat.server.log.sqlite;

import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.many;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.log.LogException;
import chat.server.log.Searches;
import chat.server.log.pruning.Retention;
import chat.server.time.TimeSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder with a log whose files a test damages. */
public abstract class LogFiles {

  @TempDir protected Path folder;
  protected Path messages;
  protected Path search;

  @BeforeEach
  void nameFiles() {
    messages = folder.resolve("messages.db");
    search = folder.resolve("search.db");
  }

  protected SqliteLog open() throws LogException {
    return open(folder);
  }

  protected static SqliteLog open(Path folder) throws LogException {
    return SqliteLog.open(folder, true, Retention.EVERYTHING, TimeSource.SYSTEM);
  }

  /** Writes files of many pages. */
  protected void write() throws LogException {
    try (SqliteLog log = open()) {
      for (int i = 0; i < 5; i++) {
        log.append(many(TEA, i * 1_000 + 1, (i + 1) * 1_000));
      }
      assertEquals(5, Searches.find(log, TEA, "n", 5).size());
    }
  }

  protected static void sql(Path file, String... commands) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String command : commands) {
        statement.execute(command);
      }
    }
  }
}
