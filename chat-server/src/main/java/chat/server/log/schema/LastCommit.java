package chat.server.log.schema;

import chat.server.log.file.Sql;
import java.sql.SQLException;

/**
 * The number of the last commit that stored messages: the highest in the table of clients, or the
 * one stored before clients were deleted. The thread that uses the connection.
 */
public final class LastCommit {
  private static final int FIRST_VERSION = 2;

  private LastCommit() {}

  /** Returns the number in a database whose tables may not be migrated yet. */
  public static long readAnyVersion(Sql sql) throws SQLException {
    return sql.number("PRAGMA user_version") < FIRST_VERSION ? 0 : read(sql);
  }

  /** Returns the number, 0 if there was no such commit. */
  public static long read(Sql sql) throws SQLException {
    return sql.number(
        """
        SELECT max(
          coalesce((SELECT max(last_commit) FROM clients), 0),
          coalesce((SELECT CAST(value AS INTEGER) FROM about WHERE name = 'last_commit'), 0))""");
  }

  /** Stores the number apart from the clients, so that these may be deleted. */
  public static void store(Sql sql) throws SQLException {
    sql.update(
        """
        INSERT INTO about SELECT 'last_commit', max(last_commit) FROM clients WHERE true
        ON CONFLICT (name) DO UPDATE
          SET value = max(CAST(value AS INTEGER), CAST(excluded.value AS INTEGER))""");
  }
}
