package chat.server.log.schema;

import chat.server.log.LogException;
import chat.server.log.file.Sql;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The row of a database into which another one is being copied: until it is gone, the database has
 * a part of a log, which no server may use. SQLite and PostgreSQL; the thread that opens one.
 */
public final class MigrationMark {
  private static final String NAME = "migrating";

  private MigrationMark() {}

  /** Returns the id of the log that is being copied; empty if none is. */
  public static Optional<String> read(Sql sql) throws SQLException {
    return sql
        .rows(row -> row.getString(1), "SELECT value FROM about WHERE name = ?", NAME)
        .stream()
        .findAny();
  }

  /** Stores that a log is being copied. */
  public static void add(Sql sql, String logId) throws SQLException {
    sql.update("INSERT INTO about (name, value) VALUES (?, ?)", NAME, logId);
  }

  /** Stores that the log is complete. */
  public static void remove(Sql sql) throws SQLException {
    sql.update("DELETE FROM about WHERE name = ?", NAME);
  }

  /**
   * Refuses a database that has a part of a log.
   *
   * @param where what a person calls it, like {@code the folder chat-data}
   */
  public static void requireNone(Sql sql, String where) throws SQLException, LogException {
    if (read(sql).isPresent()) {
      throw unfinished(where);
    }
  }

  /** Returns why nothing but a migration may use a database. */
  public static LogException unfinished(String where) {
    return new LogException(
        where
            + " has a part of a log: chat-server migrate was interrupted. Run it again with --resume");
  }
}
