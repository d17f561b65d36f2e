package chat.server.log.schema;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** The tables of the message database, and their migration from each version to the next. */
public final class Schema {
  /** The name of the database in the data folder. */
  public static final String FILE = "messages.db";

  /** The version that this server writes. */
  public static final int VERSION = 5;

  private Schema() {}

  /** Creates or changes the tables, from a version to the next. */
  public static void migrate(Statement statement, int fromVersion) throws SQLException {
    switch (fromVersion) {
      case 0 -> createVersion1(statement);
      case 1 -> numberCommits(statement);
      case 2 -> RoomRows.create(statement);
      case 3 -> AccountTables.create(statement);
      case 4 -> ModerationTables.create(statement);
      default -> throw new IllegalStateException("no migration from version " + fromVersion);
    }
  }

  private static void createVersion1(Statement statement) throws SQLException {
    statement.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL)");
    statement.execute("INSERT INTO about VALUES ('log_id', '" + UUID.randomUUID() + "')");
    // Rooms start with #, inboxes with @. The primary key is the table: it needs no second index.
    statement.execute(
        """
        CREATE TABLE messages (
          room   TEXT    NOT NULL,
          seq    INTEGER NOT NULL, -- 1, 2, 3, ... in each room
          time   INTEGER NOT NULL, -- milliseconds since 1970
          nick   TEXT    NOT NULL, -- the author's nick at that time
          kind   TEXT    NOT NULL, -- 'said' or 'did'
          text   TEXT    NOT NULL,
          author INTEGER NOT NULL, -- clients.number
          id     INTEGER NOT NULL, -- the number that the author's client gave it, 0 for none
          PRIMARY KEY (room, seq)
        ) WITHOUT ROWID""");
    statement.execute(
        """
        CREATE TABLE clients (
          number  INTEGER PRIMARY KEY AUTOINCREMENT,
          digest  TEXT    NOT NULL UNIQUE, -- SHA-256 of the client id
          last_id INTEGER NOT NULL,        -- the highest id it had stored so far
          seen    INTEGER NOT NULL         -- when it last wrote, milliseconds since 1970
        )""");
    statement.execute(
        """
        CREATE TABLE rooms (
          room       TEXT    PRIMARY KEY,
          topic      TEXT    NOT NULL DEFAULT '',
          first_held INTEGER NOT NULL DEFAULT 1 -- lower numbers have been pruned
        ) WITHOUT ROWID""");
  }

  private static void numberCommits(Statement statement) throws SQLException {
    // The number of the commit in which a client last wrote. It needs no table of its own: a
    // commit writes its authors' rows in any case.
    statement.execute("ALTER TABLE clients ADD COLUMN last_commit INTEGER NOT NULL DEFAULT 0");
  }
}
