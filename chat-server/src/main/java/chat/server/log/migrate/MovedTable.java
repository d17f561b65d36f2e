package chat.server.log.migrate;

import java.util.List;
import java.util.Locale;

/** The tables that both databases have, with the columns that both have. */
enum MovedTable {
  CLIENTS("number", "digest last_id seen"),
  MESSAGES("room seq", "time nick kind text author id account refers"),
  ROOMS("room", "key topic first_held state oldest maker pruned leftover"),
  ACCOUNTS("number", "nick nick_key password created seen operator bot"),
  NICK_FORMS("form account", ""),
  DEVICES("number", "account name token created seen expires once scope"),
  SSH_KEYS("account fingerprint", "key comment added"),
  ACCOUNT_ROOMS("account room", "read is_in"),
  ROOM_SETTINGS("room", "key owner created listed speak slow keep greeting changed"),
  ROOM_ROLES("room account", "role since entered"),
  BANS("number", "room effect kind value together until reason made by label"),
  REPORTS(
      "number", "made room seq by_account by_nick about_nick about_account reason done done_by"),
  AUDIT("number", "at actor actor_name action room target reason until address");

  private static final String LONG = "text";

  private final List<String> keys;
  private final List<String> columns;

  /**
   * A table.
   *
   * @param keys the columns of its primary key, which come first
   */
  MovedTable(String keys, String others) {
    this.keys = List.of(keys.split(" "));
    this.columns = List.of((keys + " " + others).trim().split(" "));
  }

  /** Returns the name of the table, which people read in errors, too. */
  String table() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns how many of the first columns are the primary key. */
  int countKeys() {
    return keys.size();
  }

  /** Returns whether the database numbers its rows, and never twice alike. */
  boolean isNumbered() {
    return keys.get(0).equals("number");
  }

  /** Returns whether a row may have a text so long that only a few rows fit into memory. */
  boolean hasLongRows() {
    return columns.contains(LONG);
  }

  /**
   * Selects the next rows.
   *
   * @param isFirst whether these are the first rows; else the first parameters are the primary key
   *     of the row before them
   */
  String select(boolean isFirst) {
    return select(String.join(", ", columns), isFirst);
  }

  /** Selects the sizes of the texts of the next rows, in bytes. */
  String selectSizes(boolean isFirst) {
    return select("octet_length(" + LONG + ")", isFirst);
  }

  private String select(String values, boolean isFirst) {
    String condition =
        isFirst
            ? ""
            : " WHERE (%s) > (%s)".formatted(keyList(), "?, ".repeat(keys.size() - 1) + "?");
    return "SELECT %s FROM %s%s ORDER BY %s LIMIT ?"
        .formatted(values, table(), condition, keyList());
  }

  /** Selects the primary key of the last row. */
  String selectLast() {
    return "SELECT %s FROM %s ORDER BY %s LIMIT 1"
        .formatted(keyList(), table(), String.join(" DESC, ", keys) + " DESC");
  }

  private String keyList() {
    return String.join(", ", keys);
  }

  /** Inserts so many rows at once. */
  String insert(int rows) {
    String row = "(" + "?, ".repeat(columns.size() - 1) + "?)";
    return "INSERT INTO %s (%s) VALUES %s%s"
        .formatted(table(), String.join(", ", columns), (row + ", ").repeat(rows - 1), row);
  }
}
