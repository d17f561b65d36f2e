package chat.server.log.moderation;

import chat.server.log.LogName;
import chat.server.log.file.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the tables of {@link SqliteModeration}. The thread of its connection. */
final class SqliteQueries {
  /** The key of a private room in the table of rooms is this, and its log. */
  static final String PRIVATE = "!";

  private static final String SETTINGS =
      """
      SELECT s.room, s.key, s.owner, s.created,
        CASE
          WHEN EXISTS (SELECT 1 FROM rooms r WHERE r.room = s.room AND r.key = '%s' || s.room)
            THEN 'private'
          WHEN s.listed = 1 THEN 'public'
          ELSE 'unlisted'
        END,
        s.speak, s.slow, s.keep, s.greeting, s.changed
      FROM room_settings s WHERE"""
          .formatted(PRIVATE);

  private static final String BANS =
      """
      SELECT number, together, room, effect, kind, value, until, reason, made, by,
        CASE WHEN by = 0 THEN '%s'
          ELSE coalesce((SELECT nick FROM accounts WHERE accounts.number = by), '%s')
        END, label
      FROM bans WHERE"""
          .formatted(Party.CONSOLE.name(), Party.DELETED);

  /** After number {@code ?1}, of log {@code ?2} if that is not empty, of private ones if ?3. */
  private static final String OPEN_REPORTS =
      """
      done = 0 AND number > ?1 AND (?2 = '' OR room = ?2)
        AND (?3 OR NOT EXISTS (
          SELECT 1 FROM rooms r WHERE r.room = reports.room AND r.key = '%s' || r.room))"""
          .formatted(PRIVATE);

  private final Sql sql;

  SqliteQueries(Sql sql) {
    this.sql = sql;
  }

  RoomModeration room(LogName room) throws SQLException {
    List<RoomSettings> settings = settings("s.room = ?", room.key());
    return new RoomModeration(
        settings.stream().findAny(), roles("room = ?", room.key()), bans("room = ?", room.key()));
  }

  List<RoomSettings> settings(String condition, Object... values) throws SQLException {
    return sql.rows(
        SqliteQueries::settings, SETTINGS + " " + condition + " ORDER BY s.room", values);
  }

  private static RoomSettings settings(ResultSet row) throws SQLException {
    return new RoomSettings(
        new LogName(row.getString(1)),
        row.getString(2),
        row.getLong(3),
        row.getLong(4),
        Access.valueOf(constant(row.getString(5))),
        Speakers.valueOf(constant(row.getString(6))),
        row.getInt(7),
        row.getString(8),
        row.getString(9),
        row.getLong(10));
  }

  private static String constant(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  List<RoomRole> roles(String condition, Object... values) throws SQLException {
    return sql.rows(
        row ->
            new RoomRole(
                new LogName(row.getString(1)),
                row.getLong(2),
                RoomRole.Kind.valueOf(constant(row.getString(3))),
                row.getLong(4),
                row.getBoolean(5)),
        "SELECT room, account, role, since, entered FROM room_roles WHERE "
            + condition
            + " ORDER BY room, account",
        values);
  }

  List<PrivateRoom> privateRooms() throws SQLException {
    // The index of keys has them side by side: " follows !.
    List<RoomSettings> hidden =
        settings("s.room IN (SELECT room FROM rooms WHERE key >= '!' AND key < '\"')");
    List<PrivateRoom> rooms = new ArrayList<>();
    for (RoomSettings room : hidden) {
      rooms.add(new PrivateRoom(room, roles("room = ?", room.room().key())));
    }
    return rooms;
  }

  List<LogName> unlisted() throws SQLException {
    return sql.rows(
        row -> new LogName(row.getString(1)),
        "SELECT room FROM room_settings WHERE listed = 0 ORDER BY room");
  }

  Map<Long, Integer> bots() throws SQLException {
    return sql
        .rows(
            row -> Map.entry(row.getLong(1), row.getInt(2)),
            "SELECT number, bot FROM accounts WHERE bot > 0")
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  List<Ban> bans(String condition, Object... values) throws SQLException {
    return sql.rows(SqliteQueries::ban, BANS + " " + condition + " ORDER BY number", values);
  }

  List<Ban> bansAfter(long number, int count) throws SQLException {
    return sql.rows(
        SqliteQueries::ban, BANS + " number > ? ORDER BY number LIMIT ?", number, count);
  }

  private static Ban ban(ResultSet row) throws SQLException {
    return new Ban(
        row.getLong(1),
        row.getLong(2),
        room(row.getString(3)),
        Ban.Effect.valueOf(constant(row.getString(4))),
        Ban.Kind.valueOf(constant(row.getString(5))),
        row.getString(6),
        row.getLong(7),
        row.getString(8),
        row.getLong(9),
        new Party(row.getLong(10), row.getString(11)),
        row.getString(12));
  }

  /** Returns the room of a column that is empty for none. */
  private static Optional<LogName> room(String log) {
    return log.isEmpty() ? Optional.empty() : Optional.of(new LogName(log));
  }

  List<Report> reports(ReportQuery query) throws SQLException {
    return sql.rows(
        SqliteQueries::report,
        """
        SELECT number, made, room, seq, by_account, by_nick, about_account, about_nick, reason,
          done, done_by
        FROM reports WHERE %s ORDER BY number LIMIT ?4"""
            .formatted(OPEN_REPORTS),
        query.after(),
        query.room().map(LogName::key).orElse(""),
        query.withPrivate(),
        query.count());
  }

  long countReports(ReportQuery query) throws SQLException {
    return sql.number(
        "SELECT count(*) FROM reports WHERE " + OPEN_REPORTS,
        query.after(),
        query.room().map(LogName::key).orElse(""),
        query.withPrivate());
  }

  private static Report report(ResultSet row) throws SQLException {
    return new Report(
        row.getLong(1),
        row.getLong(2),
        room(row.getString(3)),
        row.getLong(4),
        new Party(row.getLong(5), row.getString(6)),
        new Party(row.getLong(7), row.getString(8)),
        row.getString(9),
        row.getLong(10),
        row.getLong(11));
  }

  List<AuditEntry> audit(AuditQuery query) throws SQLException {
    return sql.rows(
        SqliteQueries::entry,
        """
        SELECT number, at, actor, actor_name, action, room, target, reason, until, address
        FROM audit
        WHERE number > ?1 AND at >= ?2 AND (?3 = '' OR actor_name = ?3) AND (?4 = '' OR room = ?4)
        ORDER BY number LIMIT ?5""",
        query.after(),
        query.since(),
        query.actor(),
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
