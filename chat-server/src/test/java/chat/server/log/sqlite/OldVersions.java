package chat.server.log.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** Gives a message database the tables of an older version. */
final class OldVersions {
  private OldVersions() {}

  /** Restores version 4, in which rooms belong to nobody. */
  static void restore4(Path database) throws SQLException {
    for (String table :
        List.of("room_settings", "room_roles", "bans", "reports", "audit", "rewrites")) {
      LogFiles.sql(database, "DROP TABLE " + table);
    }
    for (String column :
        List.of(
            "messages DROP COLUMN refers",
            "accounts DROP COLUMN operator",
            "accounts DROP COLUMN bot",
            "devices DROP COLUMN expires",
            "devices DROP COLUMN once",
            "devices DROP COLUMN scope")) {
      LogFiles.sql(database, "ALTER TABLE " + column);
    }
    LogFiles.sql(database, "PRAGMA user_version = 4");
  }

  /** Restores version 3, which knows no accounts. */
  static void restore3(Path database) throws SQLException {
    restore4(database);
    for (String table : List.of("accounts", "nick_forms", "devices", "ssh_keys", "account_rooms")) {
      LogFiles.sql(database, "DROP TABLE " + table);
    }
    LogFiles.sql(
        database,
        "ALTER TABLE messages DROP COLUMN account",
        "DELETE FROM about WHERE name = 'confusables'",
        "PRAGMA user_version = 3");
  }

  /** Restores version 2, in which only topics and deletions have rows in the table of rooms. */
  static void restore2(Path database) throws SQLException {
    restore3(database);
    for (String index :
        List.of(
            "rooms_by_key",
            "rooms_by_age",
            "rooms_by_maker",
            "open_rooms",
            "gone_rooms",
            "pruned_rooms",
            "leftover_rooms")) {
      LogFiles.sql(database, "DROP INDEX " + index);
    }
    for (String column : List.of("key", "state", "oldest", "maker", "pruned", "leftover")) {
      LogFiles.sql(database, "ALTER TABLE rooms DROP COLUMN " + column);
    }
    LogFiles.sql(
        database,
        "DELETE FROM rooms WHERE topic = '' AND first_held = 1",
        "PRAGMA user_version = 2");
  }

  static void restore1(Path database) throws SQLException {
    restore2(database);
    LogFiles.sql(
        database, "ALTER TABLE clients DROP COLUMN last_commit", "PRAGMA user_version = 1");
  }
}
