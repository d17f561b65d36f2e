package chat.server.log.sqlite;

import chat.protocol.Text;
import chat.server.log.Draft;
import chat.server.log.LogMessage;
import chat.server.log.file.Sql;
import chat.server.log.schema.MessageKindColumn;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets edits and deletions take effect on the messages that they refer to, in the transaction that
 * stores them. Each text is stored once, with its message. The hub's thread.
 */
final class StoredChanges {
  private static final String CHANGE =
      """
      UPDATE messages SET text = CAST(? AS TEXT), kind = coalesce(?, kind), refers = ?
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

  private final Sql sql;

  StoredChanges(Sql sql) {
    this.sql = sql;
  }

  /** Returns whether some of these entries change messages. */
  static boolean areIn(List<LogMessage> stored) {
    for (LogMessage entry : stored) {
      if (entry.draft().change().isPresent()) {
        return true;
      }
    }
    return false;
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
    sql.update(
        "INSERT INTO rewrites (room, first, last, wipe) VALUES (?, ?, ?, 1)", log, target, target);
    if (entry.shown() == LogMessage.Shown.DELETION) {
      sql.update(AUDIT, log, entry.seq());
    }
    return entry;
  }

  private int change(LogMessage entry, long target) throws SQLException {
    boolean isDeleted = entry.shown() == LogMessage.Shown.DELETION;
    Draft draft = entry.draft();
    try (PreparedStatement change = sql.prepare(CHANGE)) {
      return sql.update(
          change,
          (isDeleted ? Text.EMPTY : draft.text()).toByteArray(),
          isDeleted ? MessageKindColumn.TOMBSTONE : null,
          entry.seq(),
          draft.log().key(),
          target);
    }
  }
}
