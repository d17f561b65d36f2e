package chat.server.log.sqlite;

import chat.server.log.Erased;
import chat.server.log.LogName;
import chat.server.log.LogPosition;
import chat.server.log.file.Sql;
import chat.server.log.schema.MessageKindColumn;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes tombstones of all messages of an account, in steps: no index finds them, so each step looks
 * at the next entries. The hub's thread.
 */
final class ErasedMessages {
  private static final int ENTRIES_PER_STEP = 2_000;
  private static final LogPosition FIRST = new LogPosition(new LogName(""), 0);

  private final Sql sql;

  ErasedMessages(Sql sql) {
    this.sql = sql;
  }

  /** An entry of a log, and whether it is to be erased. */
  private record Entry(LogPosition position, boolean isWanted) {}

  /** The numbers of the first and the last message of a log in a step. */
  private record Range(long first, long last) {
    Range and(Range later) {
      return new Range(first, later.last);
    }
  }

  Erased erase(long account, Optional<LogPosition> after) throws SQLException {
    LogPosition from = after.orElse(FIRST);
    List<Entry> entries =
        sql.rows(
            row ->
                new Entry(
                    new LogPosition(new LogName(row.getString(1)), row.getLong(2)),
                    row.getBoolean(3)),
            """
            SELECT room, seq, account = ? AND kind IN ('said', 'did') FROM messages
            WHERE (room, seq) > (?, ?) ORDER BY room, seq LIMIT ?""",
            account,
            from.log().key(),
            from.seq(),
            ENTRIES_PER_STEP);
    List<LogPosition> wanted =
        entries.stream().filter(Entry::isWanted).map(Entry::position).toList();
    if (!wanted.isEmpty()) {
      sql.inTransaction(() -> erase(wanted));
    }
    Map<LogName, Range> ranges = ranges(wanted);
    return new Erased(
        wanted.size(),
        ranges.keySet(),
        entries.size() < ENTRIES_PER_STEP
            ? Optional.empty()
            : Optional.of(entries.get(entries.size() - 1).position()));
  }

  private static Map<LogName, Range> ranges(List<LogPosition> wanted) {
    Map<LogName, Range> ranges = new LinkedHashMap<>();
    for (LogPosition at : wanted) {
      ranges.merge(at.log(), new Range(at.seq(), at.seq()), Range::and);
    }
    return ranges;
  }

  private void erase(List<LogPosition> wanted) throws SQLException {
    for (LogPosition at : wanted) {
      sql.update(
          "UPDATE messages SET text = '', kind = ?, refers = 0 WHERE room = ? AND seq = ?",
          MessageKindColumn.TOMBSTONE,
          at.log().key(),
          at.seq());
    }
    for (Map.Entry<LogName, Range> log : ranges(wanted).entrySet()) {
      sql.update(
          "INSERT INTO rewrites (room, first, last, wipe) VALUES (?, ?, ?, 1)",
          log.getKey().key(),
          log.getValue().first(),
          log.getValue().last());
    }
  }
}
