package chat.server.log.schema;

import java.sql.SQLException;
import java.sql.Statement;

/**
 * The tables of rooms that belong to someone: settings, roles, bans, reports, the audit log; and
 * what messages, accounts and devices have for them. The thread that opens the database.
 */
final class ModerationTables {
  private ModerationTables() {}

  /**
   * Creates version 5. The key of a private room in table {@code rooms} is {@code !} and its log,
   * so that no query by name and no list of rooms finds its row.
   */
  static void create(Statement statement) throws SQLException {
    addColumns(statement);
    createRooms(statement);
    createBans(statement);
    createRecords(statement);
  }

  /** Constant defaults: SQLite changes no row for them. */
  private static void addColumns(Statement statement) throws SQLException {
    for (String column :
        new String[] {
          // Of an edit or a deletion: the number of the message that it changes. Of a changed
          // message: the number of its last change.
          "messages ADD COLUMN refers INTEGER NOT NULL DEFAULT 0",
          "accounts ADD COLUMN operator INTEGER NOT NULL DEFAULT 0",
          "accounts ADD COLUMN bot INTEGER NOT NULL DEFAULT 0", // messages a second, 0 for no bot
          "devices ADD COLUMN expires INTEGER NOT NULL DEFAULT 0", // milliseconds since 1970
          "devices ADD COLUMN once INTEGER NOT NULL DEFAULT 0", // 1 if the token logs in once
          // What the token may do: '' everything, or the words 'read' and '#room'.
          "devices ADD COLUMN scope TEXT NOT NULL DEFAULT ''"
        }) {
      statement.execute("ALTER TABLE " + column);
    }
  }

  private static void createRooms(Statement statement) throws SQLException {
    statement.execute(
        """
        CREATE TABLE room_settings (
          room     TEXT    PRIMARY KEY,            -- the log, as messages.room
          key      TEXT    NOT NULL,               -- of its name; with ! before it if private
          owner    INTEGER NOT NULL DEFAULT 0,     -- accounts.number, 0 for none
          created  INTEGER NOT NULL,               -- milliseconds since 1970
          listed   INTEGER NOT NULL DEFAULT 1,     -- 0 if the list of rooms leaves it out
          speak    TEXT    NOT NULL DEFAULT 'all', -- or 'voiced'
          slow     INTEGER NOT NULL DEFAULT 0,     -- seconds between two messages of a member
          keep     TEXT    NOT NULL DEFAULT '',    -- how long it retains messages, as --keep
          greeting TEXT    NOT NULL DEFAULT '',
          changed  INTEGER NOT NULL DEFAULT 0      -- when settings, roles or bans last changed
        ) WITHOUT ROWID""");
    statement.execute("CREATE INDEX settings_by_key ON room_settings (key)");
    statement.execute("CREATE INDEX settings_with_keep ON room_settings (room) WHERE keep <> ''");
    statement.execute("CREATE INDEX settings_by_owner ON room_settings (owner) WHERE owner > 0");
    statement.execute(
        """
        CREATE TABLE room_roles (
          room    TEXT    NOT NULL,
          account INTEGER NOT NULL,
          role    TEXT    NOT NULL,           -- 'member', 'voice' or 'op'
          since   INTEGER NOT NULL,
          entered INTEGER NOT NULL DEFAULT 0, -- 0 until the account enters for the first time
          PRIMARY KEY (room, account)
        ) WITHOUT ROWID""");
    statement.execute("CREATE INDEX roles_of ON room_roles (account)");
  }

  private static void createBans(Statement statement) throws SQLException {
    statement.execute(
        """
        CREATE TABLE bans (
          number   INTEGER PRIMARY KEY AUTOINCREMENT,
          room     TEXT    NOT NULL DEFAULT '', -- the log, '' for the server
          effect   TEXT    NOT NULL,            -- 'ban', 'mute' or 'kick'
          kind     TEXT    NOT NULL,            -- 'nick', 'form', 'account', 'address', 'client'
          value    TEXT    NOT NULL,            -- a key, a number, an address or a prefix, a digest
          together INTEGER NOT NULL,            -- the same for the rows of one command
          until    INTEGER NOT NULL DEFAULT 0,  -- milliseconds since 1970, 0 for ever
          reason   TEXT    NOT NULL,
          made     INTEGER NOT NULL,
          by       INTEGER NOT NULL,            -- accounts.number, 0 for the console
          label    TEXT    NOT NULL             -- what moderators are shown: no address
        )""");
    statement.execute("CREATE INDEX bans_of ON bans (room)");
  }

  private static void createRecords(Statement statement) throws SQLException {
    statement.execute(
        """
        CREATE TABLE reports (
          number        INTEGER PRIMARY KEY AUTOINCREMENT,
          made          INTEGER NOT NULL,
          room          TEXT    NOT NULL,           -- '' if the report names no room
          seq           INTEGER NOT NULL,           -- the room's last message then
          by_account    INTEGER NOT NULL,
          by_nick       TEXT    NOT NULL,
          about_nick    TEXT    NOT NULL,
          about_account INTEGER NOT NULL,
          reason        TEXT    NOT NULL,
          done          INTEGER NOT NULL DEFAULT 0, -- when it was resolved
          done_by       INTEGER NOT NULL DEFAULT 0
        )""");
    statement.execute("CREATE INDEX open_reports ON reports (number) WHERE done = 0");
    statement.execute(
        """
        CREATE TABLE audit (
          number     INTEGER PRIMARY KEY AUTOINCREMENT,
          at         INTEGER NOT NULL,
          actor      INTEGER NOT NULL,          -- accounts.number, 0 for the console
          actor_name TEXT    NOT NULL,          -- a nick, or 'console:' and a Unix user
          action     TEXT    NOT NULL,
          room       TEXT    NOT NULL,
          target     TEXT    NOT NULL,
          reason     TEXT    NOT NULL,
          until      INTEGER NOT NULL,
          address    TEXT    NOT NULL DEFAULT '' -- for the operator of the server alone
        )""");
    // What the files and the search index have yet to follow.
    statement.execute(
        """
        CREATE TABLE rewrites (
          number INTEGER PRIMARY KEY AUTOINCREMENT,
          room   TEXT    NOT NULL,
          first  INTEGER NOT NULL,
          last   INTEGER NOT NULL,
          wipe   INTEGER NOT NULL,          -- 1 if a text is to vanish from the files
          wiped  INTEGER NOT NULL DEFAULT 0
        )""");
  }
}
