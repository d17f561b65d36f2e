package chat.server.log.pruning;

import chat.server.log.file.Checkpointer;
import chat.server.log.file.Sql;
import chat.server.log.schema.RoomRows;
import chat.server.log.search.RoomChanges;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Deletes messages in steps so small that the hub's commits hardly wait. The maintenance thread.
 */
public final class PruningSteps {
  private static final int ROWS_PER_STEP = 200;
  // The hub looks at all members of a log for each query.
  private static final int ROWS_PER_QUERY = 2_000;
  private static final int STEPS_PER_CHECKPOINT = 100;
  private static final int MIN_PAUSE_MILLIS = 5;
  private static final int MAX_PAUSE_MILLIS = 50;

  /** How many times as long as a step the pause after it is. */
  private static final int PAUSE_PER_STEP = 2;

  // What is left of a deleted room is below its first number, and its deletion numbered.
  private static final String RAISE =
      "UPDATE rooms SET first_held = ?, pruned = "
          + RoomRows.NEXT_PRUNED
          + " WHERE room = ? AND first_held < ?";
  private static final String DELETE = "DELETE FROM messages WHERE room = ? AND seq < ?";

  /**
   * Updates a log's row to what it still stores. A room without messages counts as open until the
   * hub deletes it: members may be in it.
   */
  private static final String SETTLE =
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
      WHERE room = ?""";

  private final Sql sql;
  private final Checkpointer checkpointer;
  private final RoomChanges changes;
  private final DeliveryWait delivery;
  private final CountDownLatch closing;
  private int steps;
  private long stepNanos;

  /**
   * Steps on the connection of {@code sql}.
   *
   * @param changes gets what is deleted
   * @param delivery spares messages that members have yet to be sent
   * @param closing ends the pruning after the step that runs
   */
  public PruningSteps(
      Sql sql,
      Checkpointer checkpointer,
      RoomChanges changes,
      DeliveryWait delivery,
      CountDownLatch closing) {
    this.sql = sql;
    this.checkpointer = checkpointer;
    this.changes = changes;
    this.delivery = delivery;
    this.closing = closing;
  }

  /**
   * Deletes a log's messages below a number, but none that a member has yet to be sent.
   *
   * @return whether all of them are deleted
   */
  boolean deleteBefore(String log, long seq) throws SQLException, InterruptedException {
    long from = first(log);
    boolean more = from > 0;
    while (more && from < seq) {
      long end = Math.min(seq, from + ROWS_PER_QUERY);
      // All that is due starts to wait now, not only this part of it.
      long allowed = Math.min(end, delivery.allowed(Map.of(log, seq)).get(log));
      more = allowed > from && deleteInSteps(log, allowed);
      from = allowed;
    }
    settle(log);
    finish();
    return from >= seq;
  }

  /**
   * Deletes what is left of a deleted room, even if members of the new room of that name are
   * behind; or of the inbox of a deleted account, which is also to vanish from the files.
   */
  void deleteRest(String log, long seq) throws SQLException, InterruptedException {
    if (deleteInSteps(log, seq) && log.startsWith(PrunableMessages.FIRST_OF_ACCOUNTS)) {
      // Before the inbox counts as deleted: a crash in between repeats it.
      sql.update(
          "INSERT INTO rewrites (room, first, last, wipe) VALUES (?, 1, ?, 1)", log, seq - 1);
      changes.rewritten();
    }
    settle(log);
    finish();
  }

  /** Returns false if the log is closing. */
  private boolean deleteInSteps(String log, long seq) throws SQLException, InterruptedException {
    boolean isOpen = true;
    for (long from = first(log); isOpen && from > 0 && from < seq; from = first(log)) {
      long end = Math.min(seq, from + ROWS_PER_STEP);
      long start = System.nanoTime();
      sql.inTransaction(() -> delete(log, end));
      stepNanos = System.nanoTime() - start;
      isOpen = endStep();
    }
    return isOpen;
  }

  /**
   * Deletes messages of several logs in one step.
   *
   * @param ends the number in each log below which it deletes, as {@link #allowed} returned it; few
   *     messages in all
   */
  void deleteTogether(Map<String, Long> ends) throws SQLException {
    long start = System.nanoTime();
    sql.inTransaction(() -> deleteAll(ends));
    stepNanos = System.nanoTime() - start;
  }

  /**
   * Returns, of several logs, the number below which members have been sent all messages, or have
   * made them wait too long.
   *
   * @param ends the number in each log below which messages are due
   */
  Map<String, Long> allowed(Map<String, Long> ends) throws InterruptedException {
    return delivery.allowed(ends);
  }

  private void deleteAll(Map<String, Long> ends) throws SQLException {
    // Prepared once: the hub waits meanwhile.
    try (PreparedStatement raise = sql.prepare(RAISE);
        PreparedStatement delete = sql.prepare(DELETE);
        PreparedStatement settle = sql.prepare(SETTLE)) {
      for (Map.Entry<String, Long> entry : ends.entrySet()) {
        String log = entry.getKey();
        long end = entry.getValue();
        sql.update(raise, end, 0, log, end);
        sql.update(delete, log, end);
        sql.update(settle, log);
      }
    }
    if (sql.number("SELECT EXISTS (SELECT 1 FROM rooms WHERE state = 1)") > 0) {
      changes.emptied();
    }
  }

  /** Lets others use the database between two steps; returns false if the log is closing. */
  boolean endStep() throws SQLException, InterruptedException {
    if (++steps % STEPS_PER_CHECKPOINT == 0) {
      checkpointer.run();
    }
    return pause();
  }

  /** Lets the hub commit between steps, most of the time; returns false if the log is closing. */
  boolean pause() throws InterruptedException {
    long millis = TimeUnit.NANOSECONDS.toMillis(stepNanos * PAUSE_PER_STEP);
    stepNanos = 0;
    return !closing.await(
        Math.min(Math.max(millis, MIN_PAUSE_MILLIS), MAX_PAUSE_MILLIS), TimeUnit.MILLISECONDS);
  }

  boolean isClosing() {
    return closing.getCount() == 0;
  }

  /** Lets the search index follow what was deleted. */
  void finish() {
    changes.pruned();
  }

  private long first(String log) throws SQLException {
    return sql.number("SELECT min(seq) FROM messages WHERE room = ?", log);
  }

  private void delete(String log, long end) throws SQLException {
    sql.update(RAISE, end, 0, log, end);
    sql.update(DELETE, log, end);
  }

  private void settle(String log) throws SQLException {
    sql.update(SETTLE, log);
    if (sql.number("SELECT state = 1 FROM rooms WHERE room = ?", log) > 0) {
      changes.emptied();
    }
  }
}
