package chat.server.benchmark.log;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads from the files of a running server how far its pruning is. One thread. */
final class PrunedLog implements AutoCloseable {
  private final Connection connection;

  PrunedLog(Path data) throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("messages.db"));
  }

  /** Returns the time of the oldest message, in milliseconds since 1970. */
  long oldestMillis() throws SQLException {
    return number("SELECT min(oldest) FROM rooms WHERE state = 2");
  }

  /** Returns how many messages were removed. */
  long removed() throws SQLException {
    return number("SELECT sum(first_held - 1) FROM rooms");
  }

  private long number(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
