package chat.server.log.pruning;

import chat.server.log.file.Checkpointer;
import chat.server.log.file.Sql;
import chat.server.log.schema.RoomRows;
import chat.server.log.search.RoomChanges;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Deletes messages in steps so small that the hub's commits hardly wait. The maintenance thread.
 */
public final class PruningSteps {
  private static final int ROWS_PER_STEP = 200;
  private static final int STEPS_PER_CHECKPOINT = 100;
  private static final int MILLIS_BETWEEN_STEPS = 5;

  private final Sql sql;
  private final Checkpointer checkpointer;
  private final RoomChanges changes;
  private final CountDownLatch closing;
  private int steps;

  /**
   * Steps on the connection of {@code sql}.
   *
   * @param changes gets what is deleted
   * @param closing ends the pruning after the step that runs
   */
  public PruningSteps(
      Sql sql, Checkpointer checkpointer, RoomChanges changes, CountDownLatch closing) {
    this.sql = sql;
    this.checkpointer = checkpointer;
    this.changes = changes;
    this.closing = closing;
  }

  /** Deletes a log's messages below a number. */
  void deleteBefore(String log, long seq) throws SQLException, InterruptedException {
    boolean more = deleteStep(log, seq);
    while (more && pause()) {
      if (++steps % STEPS_PER_CHECKPOINT == 0) {
        checkpointer.run();
      }
      more = deleteStep(log, seq);
    }
    settle(log);
    changes.pruned();
  }

  /** Lets the hub commit between steps; returns false if the log is closing. */
  boolean pause() throws InterruptedException {
    return !closing.await(MILLIS_BETWEEN_STEPS, TimeUnit.MILLISECONDS);
  }

  boolean isClosing() {
    return closing.getCount() == 0;
  }

  /** Deletes the oldest few messages below a number; returns false if there was none. */
  private boolean deleteStep(String log, long seq) throws SQLException {
    long from = sql.number("SELECT min(seq) FROM messages WHERE room = ?", log);
    long to = Math.min(seq, from + ROWS_PER_STEP);
    if (from == 0 || from >= seq) {
      return false;
    }
    sql.inTransaction(
        () -> {
          // What is left of a deleted room is below its first number, and its deletion numbered.
          sql.update(
              "UPDATE rooms SET first_held = ?, pruned = "
                  + RoomRows.NEXT_PRUNED
                  + " WHERE room = ? AND first_held < ?",
              to,
              0,
              log,
              to);
          sql.update("DELETE FROM messages WHERE room = ? AND seq < ?", log, to);
        });
    return true;
  }

  /**
   * Updates a log's row to what it still stores. A room without messages counts as open until the
   * hub deletes it: members may be in it.
   */
  private void settle(String log) throws SQLException {
    sql.update(
        """
        UPDATE rooms SET
          oldest = coalesce((SELECT m.time FROM messages m
            WHERE m.room = rooms.room AND m.seq >= first_held ORDER BY m.seq LIMIT 1), oldest),
          leftover = EXISTS (
            SELECT 1 FROM messages m WHERE m.room = rooms.room AND m.seq < first_held),
          state = CASE
            WHEN state < 2 OR EXISTS (
              SELECT 1 FROM messages m WHERE m.room = rooms.room AND m.seq >= first_held) THEN state
            WHEN room < '$' THEN 1 ELSE 0 END
        WHERE room = ?""",
        log);
    if (sql.number("SELECT state = 1 FROM rooms WHERE room = ?", log) > 0) {
      changes.emptied();
    }
  }
}
