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

/** Reads the tables of {@link StoredModeration}. The thread of its statements. */
final class StoredQueries {
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

  /** What {@link #open} adds to for all rooms but private ones. */
  private static final String NOT_PRIVATE =
      """
       AND NOT EXISTS (
          SELECT 1 FROM rooms r WHERE r.room = reports.room AND r.key = '%s' || r.room)"""
          .formatted(PRIVATE);

  private final Sql sql;

  StoredQueries(Sql sql) {
    this.sql = sql;
  }

  RoomModeration room(LogName room) throws SQLException {
    List<RoomSettings> settings = settings("s.room = ?", room.key());
    return new RoomModeration(
        settings.stream().findAny(), roles("room = ?", room.key()), bans("room = ?", room.key()));
  }

  List<RoomSettings> settings(String condition, Object... values) throws SQLException {
    return sql.rows(
        StoredQueries::settings, SETTINGS + " " + condition + " ORDER BY s.room", values);
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
                row.getInt(5) == 1),
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
    return sql.rows(StoredQueries::ban, BANS + " " + condition + " ORDER BY number", values);
  }

  List<Ban> bansAfter(long number, int count) throws SQLException {
    return sql.rows(
        StoredQueries::ban, BANS + " number > ? ORDER BY number LIMIT ?", number, count);
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
        StoredQueries::report,
        """
        SELECT number, made, room, seq, by_account, by_nick, about_account, about_nick, reason,
          done, done_by
        FROM reports WHERE"""
            + open(query)
            + " ORDER BY number LIMIT ?",
        query.after(),
        log(query),
        log(query),
        query.count());
  }

  long countReports(ReportQuery query) throws SQLException {
    return sql.number(
        "SELECT count(*) FROM reports WHERE" + open(query), query.after(), log(query), log(query));
  }

  /** Returns a condition, whose parameters are a number and twice the key of a log, or ''. */
  private static String open(ReportQuery query) {
    return " done = 0 AND number > ? AND (? = '' OR room = ?)"
        + (query.withPrivate() ? "" : NOT_PRIVATE);
  }

  private static String log(ReportQuery query) {
    return query.room().map(LogName::key).orElse("");
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
}
