package chat.server.log.pruning;

import chat.server.log.file.Sql;
import chat.server.log.schema.LastCommit;
import java.sql.SQLException;
import java.util.List;

/**
 * Deletes guests who wrote nothing for long, with their inboxes. It looks at all guests and
 * inboxes, so it runs once a day. The maintenance thread.
 */
final class IdleGuests {
  private static final int CLIENTS_PER_STEP = 1_000;
  private static final String FIRST_INBOX = "@";

  private final Sql sql;
  private final PrunableMessages prunable;
  private final PruningSteps steps;

  IdleGuests(Sql sql, PrunableMessages prunable, PruningSteps steps) {
    this.sql = sql;
    this.prunable = prunable;
    this.steps = steps;
  }

  void delete(long idleSince) throws SQLException, InterruptedException {
    List<String> logs = prunable.after(FIRST_INBOX);
    while (!logs.isEmpty() && !steps.isClosing()) {
      for (String log : logs) {
        // Before the question whether it is idle: what is stored from now on must stay.
        long last = prunable.last(log);
        if (prunable.isIdleInbox(log, idleSince)) {
          steps.deleteBefore(log, last + 1);
        }
      }
      logs = prunable.after(logs.get(logs.size() - 1));
    }
    deleteClients(prunable.oldestTime(idleSince));
  }

  /**
   * Deletes guests who wrote nothing since a time. The author of a stored message stays: only those
   * go whose last message is older than all that are stored.
   */
  private void deleteClients(long before) throws SQLException, InterruptedException {
    boolean any = sql.number("SELECT EXISTS (SELECT 1 FROM clients WHERE seen < ?)", before) > 0;
    long last = any ? sql.number("SELECT max(number) FROM clients") : 0;
    if (any) {
      LastCommit.store(sql);
    }
    for (long from = 1; from <= last && steps.pause(); from += CLIENTS_PER_STEP) {
      sql.update(
          "DELETE FROM clients WHERE number >= ? AND number < ? AND seen < ?",
          from,
          from + CLIENTS_PER_STEP,
          before);
    }
  }
}
