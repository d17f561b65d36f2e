package chat.server.log;

import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.many;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.protocol.Text;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder of messages to spoil, and what is needed for that. */
abstract class SpoiledFiles {
  static final long ALL = Long.MAX_VALUE;

  @TempDir Path folder;
  Path messages;
  Path search;

  @BeforeEach
  void nameFiles() {
    messages = folder.resolve("messages.db");
    search = folder.resolve("search.db");
  }

  SqliteLog open() throws LogException {
    return SqliteLog.open(folder, true, Keep.EVERYTHING, Clock.systemUTC());
  }

  /** Something to damage, of many pages. */
  void write() throws LogException {
    try (SqliteLog log = open()) {
      for (int i = 0; i < 5; i++) {
        log.append(many(TEA, i * 1_000 + 1, (i + 1) * 1_000));
      }
      assertEquals(5, log.search(TEA, Text.of("n"), ALL, 5).size());
    }
  }

  static void sql(Path file, String... commands) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String command : commands) {
        statement.execute(command);
      }
    }
  }
}
