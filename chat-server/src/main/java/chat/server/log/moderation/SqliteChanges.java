package chat.server.log.moderation;

import chat.server.log.LogName;
import chat.server.log.file.Sql;
import chat.server.log.schema.RoomRows;
import java.sql.SQLException;

/** Writes the tables of {@link SqliteModeration}, in a transaction of its. The hub's thread. */
final class SqliteChanges implements ModerationChange.Visitor<SQLException> {
  /** The number of the newest message of log {@code ?1}. */
  private static final String LAST = "(SELECT coalesce(max(seq), 0) FROM messages WHERE room = ?1)";

  private final Sql sql;

  SqliteChanges(Sql sql) {
    this.sql = sql;
  }

  void add(AuditEntry entry) throws SQLException {
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

  @Override
  public void storeSettings(ModerationChange.StoreSettings change) throws SQLException {
    store(change.settings());
  }

  private void store(RoomSettings settings) throws SQLException {
    sql.update(
        """
        REPLACE INTO room_settings
          (room, key, owner, created, listed, speak, slow, keep, greeting, changed)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        settings.room().key(),
        settings.key(),
        settings.owner(),
        settings.created(),
        settings.access() == Access.PUBLIC ? 1 : 0,
        settings.speakers().word(),
        settings.slowSeconds(),
        settings.keep(),
        settings.greeting(),
        settings.changed());
  }

  @Override
  public void makePrivate(ModerationChange.MakePrivate change) throws SQLException {
    RoomSettings settings = change.settings();
    store(settings);
    sql.update(
        """
        INSERT INTO rooms (room, key, state) VALUES (?1, ?2 || ?1, 1)
        ON CONFLICT (room) DO UPDATE SET key = excluded.key, state = max(state, 1)""",
        settings.room().key(),
        SqliteQueries.PRIVATE);
    // What a deleted room leaves: the public room of that name continues its numbers.
    sql.update(
        "INSERT INTO rooms (room, key, first_held, pruned) SELECT ?2, ?3, last + 1, "
            + RoomRows.NEXT_PRUNED.replace("?", "?4")
            + " FROM (SELECT "
            + LAST
            + """
             AS last) WHERE last > 0
            ON CONFLICT (room) DO UPDATE SET first_held = max(first_held, excluded.first_held)""",
        settings.room().key(),
        change.successor().key(),
        settings.room().room().key(),
        settings.changed());
    rewrite(settings.room());
  }

  @Override
  public void makePublic(ModerationChange.MakePublic change) throws SQLException {
    RoomSettings settings = change.settings();
    store(settings);
    sql.update(
        "UPDATE rooms SET key = ? WHERE room = ?",
        settings.room().room().key(),
        settings.room().key());
    sql.update("DELETE FROM rooms WHERE room = ? AND state < 2", change.successor().key());
    rewrite(settings.room());
  }

  /** Makes the search index read a room again, under its other key. */
  private void rewrite(LogName room) throws SQLException {
    sql.update(
        "INSERT INTO rewrites (room, first, last, wipe) SELECT ?1, 1, last, 0 FROM (SELECT "
            + LAST
            + " AS last) WHERE last > 0",
        room.key());
  }

  @Override
  public void forgetRoom(ModerationChange.ForgetRoom change) throws SQLException {
    String room = change.room().key();
    sql.update("DELETE FROM room_settings WHERE room = ?", room);
    sql.update("DELETE FROM room_roles WHERE room = ?", room);
    sql.update("DELETE FROM bans WHERE room = ?", room);
  }

  @Override
  public void setRole(ModerationChange.SetRole change) throws SQLException {
    RoomRole role = change.role();
    sql.update(
        "REPLACE INTO room_roles (room, account, role, since, entered) VALUES (?, ?, ?, ?, ?)",
        role.room().key(),
        role.account(),
        role.kind().word(),
        role.since(),
        role.hasEntered() ? 1 : 0);
  }

  @Override
  public void removeRole(ModerationChange.RemoveRole change) throws SQLException {
    sql.update(
        "DELETE FROM room_roles WHERE room = ? AND account = ?",
        change.room().key(),
        change.account());
  }

  @Override
  public long addBans(ModerationChange.AddBans change) throws SQLException {
    long first = 0;
    for (Ban ban : change.bans()) {
      sql.update(
          """
          INSERT INTO bans (room, effect, kind, value, together, until, reason, made, by, label)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
          ban.room().map(LogName::key).orElse(""),
          ban.effect().word(),
          ban.kind().word(),
          ban.value(),
          first,
          ban.until(),
          ban.reason(),
          ban.made(),
          ban.by().account(),
          ban.label());
      if (first == 0) {
        first = sql.number("SELECT last_insert_rowid()");
        sql.update("UPDATE bans SET together = number WHERE number = ?", first);
      }
    }
    return first;
  }

  @Override
  public void removeBans(ModerationChange.RemoveBans change) throws SQLException {
    // Their first number is the lowest: the search need not begin before it.
    sql.update("DELETE FROM bans WHERE number >= ?1 AND together = ?1", change.together());
  }

  @Override
  public void removeEndedBans(ModerationChange.RemoveEndedBans change) throws SQLException {
    sql.update("DELETE FROM bans WHERE until <> 0 AND until <= ?", change.epochMillis());
  }

  @Override
  public long addReport(ModerationChange.AddReport change) throws SQLException {
    Report report = change.report();
    sql.update(
        """
        INSERT INTO reports
          (made, room, seq, by_account, by_nick, about_account, about_nick, reason)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        report.made(),
        report.room().map(LogName::key).orElse(""),
        report.seq(),
        report.by().account(),
        report.by().name(),
        report.about().account(),
        report.about().name(),
        report.reason());
    return sql.number("SELECT last_insert_rowid()");
  }

  @Override
  public void resolveReport(ModerationChange.ResolveReport change) throws SQLException {
    sql.update(
        "UPDATE reports SET done = ?, done_by = ? WHERE number = ?",
        change.epochMillis(),
        change.account(),
        change.number());
  }

  @Override
  public void setBot(ModerationChange.SetBot change) throws SQLException {
    sql.update("UPDATE accounts SET bot = ? WHERE number = ?", change.rate(), change.account());
  }

  @Override
  public void deleteAccount(ModerationChange.DeleteAccount change) throws SQLException {
    long account = change.account();
    sql.update("UPDATE room_settings SET owner = 0 WHERE owner = ? AND owner > 0", account);
    sql.update("DELETE FROM room_roles WHERE account = ?", account);
    sql.update(
        "DELETE FROM bans WHERE kind = ? AND value = ?",
        Ban.Kind.ACCOUNT.word(),
        Long.toString(account));
    sql.update("UPDATE reports SET by_account = 0 WHERE by_account = ?", account);
    sql.update("UPDATE reports SET about_account = 0 WHERE about_account = ?", account);
    for (String table : new String[] {"devices", "ssh_keys", "account_rooms", "nick_forms"}) {
      sql.update("DELETE FROM " + table + " WHERE account = ?", account);
    }
    sql.update("DELETE FROM accounts WHERE number = ?", account);
    deleteInbox(change);
  }

  /** Lets nobody read an inbox from now on; the pruner deletes its messages, and wipes them. */
  private void deleteInbox(ModerationChange.DeleteAccount change) throws SQLException {
    sql.update(
        "INSERT INTO rooms (room, first_held, leftover, pruned) SELECT ?1, last + 1, 1, "
            + RoomRows.NEXT_PRUNED.replace("?", "?2")
            + " FROM (SELECT "
            + LAST
            + """
             AS last) WHERE last > 0
            ON CONFLICT (room) DO UPDATE SET state = 0, leftover = 1,
              first_held = max(first_held, excluded.first_held), pruned = excluded.pruned""",
        LogName.ofAccount(change.account()).key(),
        change.epochMillis());
  }
}
