package chat.server.log.account;

import chat.server.log.file.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The tables of tokens and keys, which log in without a password. The accounts' thread. */
final class DeviceRows {
  private static final String SELECT = "SELECT number, account, name, created, seen FROM devices ";

  private final Sql sql;

  DeviceRows(Sql sql) {
    this.sql = sql;
  }

  long add(long account, String name, String tokenDigest, long epochMillis) throws SQLException {
    sql.update(
        "INSERT INTO devices (account, name, token, created, seen) VALUES (?, ?, ?, ?, ?)",
        account,
        name,
        tokenDigest,
        epochMillis,
        epochMillis);
    return sql.number("SELECT last_insert_rowid()");
  }

  Optional<StoredDevice> byToken(String tokenDigest) throws SQLException {
    return Rows.read(sql, DeviceRows::device, SELECT + "WHERE token = ?", tokenDigest).stream()
        .findAny();
  }

  List<StoredDevice> of(long account) throws SQLException {
    return Rows.read(
        sql, DeviceRows::device, SELECT + "WHERE account = ? ORDER BY number", account);
  }

  private static StoredDevice device(ResultSet row) throws SQLException {
    return new StoredDevice(
        row.getLong(1), row.getLong(2), row.getString(3), row.getLong(4), row.getLong(5));
  }

  void seen(long device, long epochMillis) throws SQLException {
    sql.update("UPDATE devices SET seen = ? WHERE number = ?", epochMillis, device);
  }

  boolean remove(long account, long device) throws SQLException {
    return sql.update("DELETE FROM devices WHERE number = ? AND account = ?", device, account) > 0;
  }

  int addKey(long account, StoredKey key) throws SQLException {
    return sql.update(
        """
        INSERT INTO ssh_keys (account, fingerprint, key, comment, added) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (account, fingerprint) DO UPDATE SET comment = excluded.comment""",
        account,
        key.fingerprint(),
        key.key(),
        key.comment(),
        key.added());
  }

  List<StoredKey> keys(long account) throws SQLException {
    return Rows.read(
        sql,
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
