package chat.server.log.postgres;

import chat.protocol.Text;
import chat.server.log.Draft;
import chat.server.log.Erased;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.LogPosition;
import chat.server.log.file.Sql;
import chat.server.log.schema.MessageKindColumn;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets edits and deletions take effect on the messages that they refer to, in the transaction that
 * stores them; and erases the messages of an account. The hub's thread.
 */
final class PostgresChanges {
  private static final int ENTRIES_PER_STEP = 2_000;
  private static final LogPosition FIRST = new LogPosition(new LogName(""), 0);

  private static final String CHANGE =
      """
      UPDATE messages SET text = ?, kind = coalesce(?, kind), refers = ?
      WHERE room = ? AND seq = ? AND kind IN ('said', 'did')
        AND seq >= coalesce((SELECT first_held FROM rooms WHERE room = messages.room), 1)""";

  /** Records who deleted a message of somebody else. */
  private static final String AUDIT =
      """
      INSERT INTO audit (at, actor, actor_name, action, room, target, reason, until)
      SELECT e.time, e.account, e.nick, 'delete', m.room, m.nick || ' ' || m.seq, '', 0
      FROM messages e JOIN messages m ON m.room = e.room AND m.seq = e.refers
      WHERE e.room = ? AND e.seq = ?
        AND (m.account <> e.account OR (e.account = 0 AND m.author <> e.author))""";

  private static final String REWRITE = "INSERT INTO rewrites (room, first, last) VALUES (?, ?, ?)";

  /** Looks at the next entries, since no index finds those of an account. */
  private static final String NEXT =
      """
      SELECT room, seq, account = ? AND kind IN ('said', 'did') FROM messages
      WHERE (room, seq) > (?, ?) ORDER BY room, seq LIMIT ?""";

  private static final String ERASE =
      """
      WITH erased AS (
        UPDATE messages m SET text = '', kind = ?, refers = 0
        FROM unnest(?::text[], ?::bigint[]) AS at (room, seq)
        WHERE m.room = at.room AND m.seq = at.seq RETURNING m.room, m.seq)
      INSERT INTO rewrites (room, first, last)
        SELECT room, min(seq), max(seq) FROM erased GROUP BY room""";

  private final Sql sql;

  PostgresChanges(Sql sql) {
    this.sql = sql;
  }

  /** Changes the messages that entries refer to, and returns the entries as readers see them. */
  List<LogMessage> apply(List<LogMessage> stored) throws SQLException {
    List<LogMessage> entries = new ArrayList<>(stored.size());
    for (LogMessage entry : stored) {
      entries.add(entry.draft().change().isPresent() ? apply(entry) : entry);
    }
    return entries;
  }

  private LogMessage apply(LogMessage entry) throws SQLException {
    String log = entry.draft().log().key();
    long target = entry.draft().change().orElseThrow().target();
    sql.update(
        "UPDATE messages SET refers = ? WHERE room = ? AND seq = ?", target, log, entry.seq());
    if (change(entry, target) == 0) {
      return entry.shown() == LogMessage.Shown.EDIT ? entry.ofNoMessage() : entry;
    }
    sql.update(REWRITE, log, target, target);
    if (entry.shown() == LogMessage.Shown.DELETION) {
      sql.update(AUDIT, log, entry.seq());
    }
    return entry;
  }

  private int change(LogMessage entry, long target) throws SQLException {
    boolean isDeleted = entry.shown() == LogMessage.Shown.DELETION;
    Draft draft = entry.draft();
    return sql.update(
        CHANGE,
        (isDeleted ? Text.EMPTY : draft.text()).toString(),
        isDeleted ? MessageKindColumn.TOMBSTONE : null,
        entry.seq(),
        draft.log().key(),
        target);
  }

  /** An entry of a log, and whether it is to be erased. */
  private record Entry(LogPosition position, boolean isWanted) {}

  /** Makes tombstones of an account's messages among the next entries. */
  Erased erase(long account, Optional<LogPosition> after) throws SQLException {
    LogPosition from = after.orElse(FIRST);
    List<Entry> entries =
        sql.rows(
            row ->
                new Entry(
                    new LogPosition(new LogName(row.getString(1)), row.getLong(2)),
                    row.getBoolean(3)),
            NEXT,
            account,
            from.log().key(),
            from.seq(),
            ENTRIES_PER_STEP);
    List<LogPosition> wanted =
        entries.stream().filter(Entry::isWanted).map(Entry::position).toList();
    if (!wanted.isEmpty()) {
      sql.update(
          ERASE,
          MessageKindColumn.TOMBSTONE,
          wanted.stream().map(at -> at.log().key()).toArray(String[]::new),
          wanted.stream().mapToLong(LogPosition::seq).toArray());
    }
    Set<LogName> logs = new HashSet<>();
    wanted.forEach(at -> logs.add(at.log()));
    return new Erased(
        wanted.size(),
        logs,
        entries.size() < ENTRIES_PER_STEP
            ? Optional.empty()
            : Optional.of(entries.get(entries.size() - 1).position()));
  }
}
