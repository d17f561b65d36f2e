package chat.server.log.schema;

import java.sql.SQLException;
import java.sql.Statement;

/**
 * The tables of accounts, and the column that says which account wrote a message. The thread that
 * opens the database.
 */
final class AccountTables {
  private AccountTables() {}

  static void create(Statement statement) throws SQLException {
    // accounts.number, or 0 for a guest. A constant default: SQLite changes no row for it.
    statement.execute("ALTER TABLE messages ADD COLUMN account INTEGER NOT NULL DEFAULT 0");
    statement.execute(
        """
        CREATE TABLE accounts (
          number   INTEGER PRIMARY KEY AUTOINCREMENT,
          nick     TEXT    NOT NULL,            -- as its owner wrote it
          nick_key TEXT    NOT NULL UNIQUE,     -- the same for all spellings of the nick
          password TEXT    NOT NULL DEFAULT '', -- its hash, with parameters and salt; '' for none
          created  INTEGER NOT NULL,            -- milliseconds since 1970
          seen     INTEGER NOT NULL             -- when it last logged in
        )""");
    statement.execute(
        """
        CREATE TABLE nick_forms (
          form    TEXT    NOT NULL, -- what nicks that look like the account's share with it
          account INTEGER NOT NULL,
          PRIMARY KEY (form, account)
        ) WITHOUT ROWID""");
    statement.execute(
        """
        CREATE TABLE devices (
          number  INTEGER PRIMARY KEY AUTOINCREMENT,
          account INTEGER NOT NULL,
          name    TEXT    NOT NULL,
          token   TEXT    NOT NULL UNIQUE, -- the SHA-256 of the token, in hex
          created INTEGER NOT NULL,
          seen    INTEGER NOT NULL         -- when the token last logged in
        )""");
    statement.execute("CREATE INDEX devices_of ON devices (account)");
    statement.execute(
        """
        CREATE TABLE ssh_keys (
          account     INTEGER NOT NULL,
          fingerprint TEXT    NOT NULL,
          key         BLOB    NOT NULL, -- the public key, in SSH's encoding
          comment     TEXT    NOT NULL,
          added       INTEGER NOT NULL,
          PRIMARY KEY (account, fingerprint)
        ) WITHOUT ROWID""");
    statement.execute(
        """
        CREATE TABLE account_rooms (
          account INTEGER NOT NULL,
          room    TEXT    NOT NULL, -- messages.room; that of the inbox is '@'
          read    INTEGER NOT NULL, -- the number of the last message that the account has read
          is_in   INTEGER NOT NULL, -- 1 if the account is in the room, 0 if it left
          PRIMARY KEY (account, room)
        ) WITHOUT ROWID""");
  }
}
