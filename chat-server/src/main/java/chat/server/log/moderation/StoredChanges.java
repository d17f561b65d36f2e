package chat.server.log.moderation;

import chat.server.log.LogName;
import chat.server.log.file.Sql;
import chat.server.log.schema.RoomRows;
import java.sql.SQLException;

/** Writes the tables of {@link StoredModeration}, in a transaction of its. The hub's thread. */
final class StoredChanges implements ModerationChange.Visitor<SQLException> {
  /** What a row of a log gets, which may have numbers above those of its last message. */
  private static final String HIGHER_FIRST_HELD =
      """
       CASE WHEN rooms.first_held > excluded.first_held THEN rooms.first_held
          ELSE excluded.first_held END""";

  private final Sql sql;

  StoredChanges(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void storeSettings(ModerationChange.StoreSettings change) throws SQLException {
    store(change.settings());
  }

  private void store(RoomSettings settings) throws SQLException {
    sql.update(
        """
        INSERT INTO room_settings
          (room, key, owner, created, listed, speak, slow, keep, greeting, changed)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (room) DO UPDATE SET
          key = excluded.key, owner = excluded.owner, created = excluded.created,
          listed = excluded.listed, speak = excluded.speak, slow = excluded.slow,
          keep = excluded.keep, greeting = excluded.greeting, changed = excluded.changed""",
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
        INSERT INTO rooms (room, key, state) VALUES (?, ?, 1)
        ON CONFLICT (room) DO UPDATE SET key = excluded.key,
          state = CASE WHEN rooms.state > 1 THEN rooms.state ELSE 1 END""",
        settings.room().key(),
        StoredQueries.PRIVATE + settings.room().key());
    // What a deleted room leaves: the public room of that name continues its numbers.
    long last = last(settings.room());
    if (last > 0) {
      sql.update(
          """
          INSERT INTO rooms (room, key, first_held, pruned) VALUES (?, ?, ?, ?)
          ON CONFLICT (room) DO UPDATE SET first_held ="""
              + HIGHER_FIRST_HELD,
          change.successor().key(),
          settings.room().room().key(),
          last + 1,
          nextPruned(settings.changed()));
    }
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
    long last = last(room);
    if (last > 0) {
      sql.update(
          "INSERT INTO rewrites (room, first, last, wipe) VALUES (?, 1, ?, 0)", room.key(), last);
    }
  }

  /** Returns the number of a log's newest message. */
  private long last(LogName log) throws SQLException {
    return sql.number("SELECT coalesce(max(seq), 0) FROM messages WHERE room = ?", log.key());
  }

  /** Returns the number of a deletion; see {@link RoomRows#NEXT_PRUNED}. */
  private long nextPruned(long epochMillis) throws SQLException {
    return Math.max(
        epochMillis, sql.number("SELECT coalesce(max(pruned), 0) + 1 FROM rooms WHERE pruned > 0"));
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
        """
        INSERT INTO room_roles (room, account, role, since, entered) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (room, account) DO UPDATE SET
          role = excluded.role, since = excluded.since, entered = excluded.entered""",
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
      long number =
          sql.insert(
              """
          INSERT INTO bans (room, effect, kind, value, together, until, reason, made, by, label)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          RETURNING number""",
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
        first = number;
        sql.update("UPDATE bans SET together = number WHERE number = ?", first);
      }
    }
    return first;
  }

  @Override
  public void removeBans(ModerationChange.RemoveBans change) throws SQLException {
    // Their first number is the lowest: the search need not begin before it.
    sql.update(
        "DELETE FROM bans WHERE number >= ? AND together = ?",
        change.together(),
        change.together());
  }

  @Override
  public void removeEndedBans(ModerationChange.RemoveEndedBans change) throws SQLException {
    sql.update("DELETE FROM bans WHERE until <> 0 AND until <= ?", change.epochMillis());
  }

  @Override
  public long addReport(ModerationChange.AddReport change) throws SQLException {
    Report report = change.report();
    return sql.insert(
        """
        INSERT INTO reports
          (made, room, seq, by_account, by_nick, about_account, about_nick, reason)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        RETURNING number""",
        report.made(),
        report.room().map(LogName::key).orElse(""),
        report.seq(),
        report.by().account(),
        report.by().name(),
        report.about().account(),
        report.about().name(),
        report.reason());
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
    LogName inbox = LogName.ofAccount(change.account());
    long last = last(inbox);
    if (last > 0) {
      sql.update(
          """
          INSERT INTO rooms (room, first_held, leftover, pruned) VALUES (?, ?, 1, ?)
          ON CONFLICT (room) DO UPDATE SET
            state = 0, leftover = 1, pruned = excluded.pruned, first_held ="""
              + HIGHER_FIRST_HELD,
          inbox.key(),
          last + 1,
          nextPruned(change.epochMillis()));
    }
  }
}
