package chat.server.log.sqlite;

import chat.server.log.LogException;
import chat.server.log.file.Database;
import chat.server.log.file.LogEndFile;
import chat.server.log.file.Sql;
import chat.server.log.schema.LastCommit;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Detects that a database lost its last commits, before anything writes to it. The thread that
 * opens the database.
 */
final class LostEnd {
  private LostEnd() {}

  /** Returns whether a database lacks commits that were recorded apart from it. */
  static boolean isFound(Database database, LogEndFile end) throws LogException {
    // One that can write would change the database by being closed.
    try (Connection reader = database.openToRead()) {
      return end.lacks(LastCommit.readAnyVersion(new Sql(reader)));
    } catch (SQLException e) {
      throw database.openFailure(e);
    }
  }
}
