package chat.server.log.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Fills a message database with rooms, by a few statements. */
public final class ManyRooms {
  private ManyRooms() {}

  /**
   * Adds rooms {@code #r1}, {@code #r2} and so on, each with a topic and one message.
   *
   * @param database a file with tables of the present version
   */
  public static void add(Path database, int count) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          numbers(count)
              + "INSERT INTO messages SELECT '#r' || n, 1, n, 'nick',"
              + " 'said', 'hello from ' || n, 1, 0, 0, 0 FROM numbers");
      statement.execute(
          numbers(count)
              + "INSERT INTO rooms (room, key, topic, state, oldest, maker)"
              + " SELECT '#r' || n, '#r' || n, 'topic ' || n, 2, n, 1 FROM numbers");
      statement.execute(
          "INSERT OR IGNORE INTO clients (number, digest, last_id, seen, last_commit)"
              + " VALUES (1, 'digest', 0, 9223372036854775807, 1)");
      connection.commit();
    }
  }

  private static String numbers(int count) {
    return "WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < "
        + count
        + ") ";
  }
}
