package chat.server.log.account;

import chat.server.log.file.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The tables of tokens and keys, which log in without a password. The accounts' thread. */
final class DeviceRows {
  private static final String SELECT =
      "SELECT number, account, name, created, seen, scope FROM devices ";

  private final Sql sql;

  DeviceRows(Sql sql) {
    this.sql = sql;
  }

  long add(long account, String name, String tokenDigest, TokenScope scope, long epochMillis)
      throws SQLException {
    return sql.insert(
        """
        INSERT INTO devices (account, name, token, created, seen, scope)
        SELECT ?, ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM accounts WHERE number = ?)
        RETURNING number""",
        account,
        name,
        tokenDigest,
        epochMillis,
        epochMillis,
        scope.toString(),
        account);
  }

  Optional<StoredDevice> byToken(String tokenDigest) throws SQLException {
    return sql
        .rows(DeviceRows::device, SELECT + "WHERE token = ? AND once = 0", tokenDigest)
        .stream()
        .findAny();
  }

  List<StoredDevice> of(long account) throws SQLException {
    return sql.rows(
        DeviceRows::device, SELECT + "WHERE account = ? AND once = 0 ORDER BY number", account);
  }

  private static StoredDevice device(ResultSet row) throws SQLException {
    return new StoredDevice(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        row.getLong(4),
        row.getLong(5),
        TokenScope.parse(row.getString(6)));
  }

  void seen(long device, long epochMillis) throws SQLException {
    sql.update("UPDATE devices SET seen = ? WHERE number = ?", epochMillis, device);
  }

  boolean remove(long account, long device) throws SQLException {
    return sql.update("DELETE FROM devices WHERE number = ? AND account = ?", device, account) > 0;
  }

  /** Deletes an account's tokens that log in once, and its devices unless they are kept. */
  void forget(long account, boolean keepsDevices) throws SQLException {
    sql.update(
        "DELETE FROM devices WHERE account = ? AND once >= ?", account, keepsDevices ? 1 : 0);
  }

  int addOnce(long account, String tokenDigest, long epochMillis, long expires)
      throws SQLException {
    return sql.update(
        """
        INSERT INTO devices (account, name, token, created, seen, expires, once)
        VALUES (?, '', ?, ?, ?, ?, 1)""",
        account,
        tokenDigest,
        epochMillis,
        epochMillis,
        expires);
  }

  /** Returns the account of a token that logs in once and has not expired; 0 for none. */
  long ofOnce(String tokenDigest, long epochMillis) throws SQLException {
    return sql.number(
        "SELECT account FROM devices WHERE token = ? AND once = 1 AND expires > ?",
        tokenDigest,
        epochMillis);
  }

  boolean removeOnce(String tokenDigest) throws SQLException {
    return sql.update("DELETE FROM devices WHERE token = ? AND once = 1", tokenDigest) > 0;
  }

  int addKey(long account, StoredKey key) throws SQLException {
    return sql.update(
        """
        INSERT INTO ssh_keys (account, fingerprint, key, comment, added)
        SELECT ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM accounts WHERE number = ?)
        ON CONFLICT (account, fingerprint) DO UPDATE SET comment = excluded.comment""",
        account,
        key.fingerprint(),
        key.key(),
        key.comment(),
        key.added(),
        account);
  }

  List<StoredKey> keys(long account) throws SQLException {
    return sql.rows(
        row -> new StoredKey(row.getString(1), row.getBytes(2), row.getString(3), row.getLong(4)),
        "SELECT fingerprint, key, comment, added FROM ssh_keys WHERE account = ?"
            + " ORDER BY fingerprint",
        account);
  }

  boolean removeKey(long account, String fingerprint) throws SQLException {
    return sql.update(
            "DELETE FROM ssh_keys WHERE account = ? AND fingerprint = ?", account, fingerprint)
        > 0;
  }
}
