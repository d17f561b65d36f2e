package chat.server.log.account;

import chat.protocol.Nick;
import chat.protocol.unicode.NameRules;
import chat.server.log.file.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tables of accounts and of what they have read. The accounts' thread. */
final class AccountRows {
  private static final String SELECT =
      "SELECT number, nick, password, created, seen FROM accounts ";

  private final Sql sql;

  AccountRows(Sql sql) {
    this.sql = sql;
  }

  boolean isEmpty() throws SQLException {
    return sql.number("SELECT count(*) FROM (SELECT 1 FROM accounts LIMIT 1) AS found") == 0;
  }

  long add(Nick nick, String passwordHash, long epochMillis) throws SQLException {
    return sql.insert(
        """
        INSERT INTO accounts (nick, nick_key, password, created, seen) VALUES (?, ?, ?, ?, ?)
        RETURNING number""",
        nick.value(),
        NameRules.key(nick.value()),
        passwordHash,
        epochMillis,
        epochMillis);
  }

  List<StoredAccount> after(long number, int count) throws SQLException {
    return sql.rows(
        AccountRows::account, SELECT + "WHERE number > ? ORDER BY number LIMIT ?", number, count);
  }

  /** Returns the account that has a value in a column. */
  Optional<StoredAccount> find(String column, Object value) throws SQLException {
    return sql.rows(AccountRows::account, SELECT + "WHERE " + column + " = ?", value).stream()
        .findAny();
  }

  private static StoredAccount account(ResultSet row) throws SQLException {
    return new StoredAccount(
        row.getLong(1),
        Nick.received(row.getString(2)),
        row.getString(3),
        row.getLong(4),
        row.getLong(5));
  }

  /** Returns the nick of each account. */
  Map<Long, Nick> nicks() throws SQLException {
    Map<Long, Nick> nicks = new LinkedHashMap<>();
    sql.rows(
            row -> Map.entry(row.getLong(1), Nick.received(row.getString(2))),
            "SELECT number, nick FROM accounts ORDER BY number")
        .forEach(entry -> nicks.put(entry.getKey(), entry.getValue()));
    return nicks;
  }

  Set<Long> operators() throws SQLException {
    return Set.copyOf(
        sql.rows(row -> row.getLong(1), "SELECT number FROM accounts WHERE operator <> 0"));
  }

  boolean setOperator(long account, boolean isOperator) throws SQLException {
    return sql.update(
            "UPDATE accounts SET operator = ? WHERE number = ?", isOperator ? 1 : 0, account)
        > 0;
  }

  int setPassword(long account, String passwordHash) throws SQLException {
    return sql.update("UPDATE accounts SET password = ? WHERE number = ?", passwordHash, account);
  }

  int seen(long account, long epochMillis) throws SQLException {
    return sql.update("UPDATE accounts SET seen = ? WHERE number = ?", epochMillis, account);
  }

  List<ReadMark> marks(long account) throws SQLException {
    return sql.rows(
        row -> new ReadMark(row.getString(1), row.getLong(2), row.getInt(3) == 1),
        "SELECT room, read, is_in FROM account_rooms WHERE account = ? ORDER BY room",
        account);
  }

  /** Deletes the marks beyond the most that an account may have. */
  void boundMarks(long account) throws SQLException {
    if (countMarks(account) > AccountStore.MAX_MARKS) {
      sql.update(
          "DELETE FROM account_rooms WHERE account = ? AND room <> ? AND is_in = 0",
          account,
          ReadMark.INBOX);
      sql.update(
          """
          DELETE FROM account_rooms WHERE account = ? AND room IN (
            SELECT room FROM account_rooms WHERE account = ? AND room <> ?
            ORDER BY room DESC LIMIT ?)""",
          account,
          account,
          ReadMark.INBOX,
          Math.max(0, countMarks(account) - AccountStore.MAX_MARKS));
    }
  }

  private long countMarks(long account) throws SQLException {
    return sql.number(
        "SELECT count(*) FROM account_rooms WHERE account = ? AND room <> ?",
        account,
        ReadMark.INBOX);
  }

  void setMark(long account, ReadMark mark) throws SQLException {
    sql.update(
        """
        INSERT INTO account_rooms (account, room, read, is_in)
        SELECT ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM accounts WHERE number = ?)
        ON CONFLICT (account, room) DO UPDATE SET read = excluded.read, is_in = excluded.is_in""",
        account,
        mark.place(),
        mark.seq(),
        mark.isIn() ? 1 : 0,
        account);
  }
}
