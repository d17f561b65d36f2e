package chat.server.log.moderation;

import chat.server.log.file.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The table of the audit log, in a transaction of whoever changes what an entry is about. */
public final class AuditRows {
  private final Sql sql;

  public AuditRows(Sql sql) {
    this.sql = sql;
  }

  /** Adds an entry. */
  public void add(AuditEntry entry) throws SQLException {
    sql.update(
        """
        INSERT INTO audit (at, actor, actor_name, action, room, target, reason, until, address)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        entry.at(),
        entry.actor().account(),
        entry.actor().name(),
        entry.action(),
        entry.room(),
        entry.target(),
        entry.reason(),
        entry.until(),
        entry.address());
  }

  List<AuditEntry> find(AuditQuery query) throws SQLException {
    return sql.rows(
        AuditRows::entry,
        """
        SELECT number, at, actor, actor_name, action, room, target, reason, until, address
        FROM audit
        WHERE number > ? AND at >= ? AND (? = '' OR actor_name = ?) AND (? = '' OR room = ?)
        ORDER BY number LIMIT ?""",
        query.after(),
        query.since(),
        query.actor(),
        query.actor(),
        query.room(),
        query.room(),
        query.count());
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong(1),
        row.getLong(2),
        new Party(row.getLong(3), row.getString(4)),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getLong(9),
        row.getString(10));
  }
}
