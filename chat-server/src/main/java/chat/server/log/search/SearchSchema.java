package chat.server.log.search;

import java.sql.SQLException;
import java.sql.Statement;

/** The tables of the search index. The thread that opens it. */
final class SearchSchema {
  static final int VERSION = 7;

  /** The last version before private rooms. */
  private static final int WITHOUT_PRIVATE_ROOMS = 5;

  private SearchSchema() {}

  /**
   * Returns whether a file of a version is replaced. Version 6 has the words of private rooms among
   * those of the others.
   */
  static boolean isReplaced(int version) {
    return version > 0 && version < VERSION && version != WITHOUT_PRIVATE_ROOMS;
  }

  /** Creates the tables in an empty file, or changes those of an older version. */
  static void migrate(Statement statement, int fromVersion, String logId) throws SQLException {
    if (fromVersion == 0) {
      create(statement, logId);
    } else if (fromVersion == WITHOUT_PRIVATE_ROOMS) {
      // The last change of messages in the log that its blocks have followed.
      statement.execute("ALTER TABLE about ADD COLUMN erased INTEGER NOT NULL DEFAULT 0");
    }
  }

  private static void create(Statement statement, String logId) throws SQLException {
    statement.execute(
        """
        CREATE TABLE about (
          log_id      TEXT    NOT NULL,
          last_commit INTEGER NOT NULL, -- it has no message of a higher one
          complete    INTEGER NOT NULL, -- it has all messages up to this commit
          pruned      INTEGER NOT NULL  -- the last deletion in the log that it has followed
        )""");
    // Messages of the first versions have no commit, so 0 would mean that it has all of those.
    statement.execute("INSERT INTO about VALUES ('" + logId.replace("'", "''") + "', 0, -1, 0)");
    statement.execute(
        """
        CREATE TABLE blocks (
          number INTEGER PRIMARY KEY, -- see Block
          room   TEXT    NOT NULL,
          first  INTEGER NOT NULL,    -- message of the block in the room
          last   INTEGER NOT NULL,
          oldest INTEGER NOT NULL,    -- time of a message, milliseconds since 1970
          newest INTEGER NOT NULL,
          bytes  INTEGER NOT NULL     -- of text
        )""");
    statement.execute("CREATE INDEX blocks_by_room ON blocks (room, first)");
    // The words are separated by spaces already, so ASCII is all that the index must know.
    statement.execute(
        "CREATE VIRTUAL TABLE words USING fts5(terms, content='', contentless_delete=1,"
            + " detail=none, prefix='1 2', tokenize='ascii')");
    // Enough for all new words of a transaction, so that it writes them once.
    statement.execute("INSERT INTO words (words, rank) VALUES ('hashsize', 4000000)");
  }
}
