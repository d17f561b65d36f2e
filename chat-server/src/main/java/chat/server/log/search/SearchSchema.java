package chat.server.log.search;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables of the search index. The thread that opens it. */
final class SearchSchema {
  private SearchSchema() {}

  /** Changes the tables to those of the next version; old ones are replaced by empty ones. */
  static void migrate(Statement statement, int fromVersion, String logId) throws SQLException {
    switch (fromVersion) {
      case 0, 1 -> createVersion2(statement, logId);
      case 2 -> numberChanges(statement);
      default -> throw new IllegalStateException("no migration from version " + fromVersion);
    }
  }

  private static void createVersion2(Statement statement, String logId) throws SQLException {
    for (String table : List.of("words", "places", "cursors", "about")) {
      statement.execute("DROP TABLE IF EXISTS " + table);
    }
    statement.execute("CREATE TABLE about (log_id TEXT, setback INTEGER NOT NULL)");
    statement.execute("INSERT INTO about VALUES ('" + logId.replace("'", "''") + "', 0)");
    statement.execute(
        """
        CREATE TABLE cursors (
          room TEXT    PRIMARY KEY,
          seq  INTEGER NOT NULL, -- of its last message that is indexed
          last INTEGER NOT NULL  -- that message's number in places
        )""");
    statement.execute(
        """
        CREATE TABLE places (
          number INTEGER PRIMARY KEY, -- in order of time, see MessageNumbers
          room   TEXT    NOT NULL,
          seq    INTEGER NOT NULL,
          time   INTEGER NOT NULL,    -- milliseconds since 1970
          UNIQUE (room, seq)
        )""");
    // The words are separated by spaces already, so ASCII is all that the index must know.
    statement.execute(
        "CREATE VIRTUAL TABLE words USING fts5(text, room, nick,"
            + " content='', contentless_delete=1, tokenize='ascii')");
  }

  /** Adds the numbers by which the index follows the log. */
  private static void numberChanges(Statement statement) throws SQLException {
    statement.execute("ALTER TABLE about ADD COLUMN last_commit INTEGER NOT NULL DEFAULT 0");
    // Messages of the first versions have no commit, so 0 would mean that it has all of those.
    statement.execute("ALTER TABLE about ADD COLUMN complete INTEGER NOT NULL DEFAULT -1");
    statement.execute("ALTER TABLE about ADD COLUMN pruned INTEGER NOT NULL DEFAULT 0");
  }
}
