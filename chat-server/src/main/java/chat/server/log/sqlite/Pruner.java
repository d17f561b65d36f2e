package chat.server.log.sqlite;

import chat.protocol.RoomName;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Deletes messages and guests that need not be stored any longer, in steps so small that the hub's
 * commits hardly wait. The maintenance thread.
 */
final class Pruner {
  private static final int ROWS_PER_STEP = 200;
  private static final int STEPS_PER_CHECKPOINT = 100;
  private static final int CLIENTS_PER_STEP = 1_000;
  private static final int MILLIS_BETWEEN_STEPS = 5;

  private final Sql sql;
  private final PrunableMessages prunable;
  private final Checkpointer checkpointer;
  private final EmptiedRooms emptied;
  private final CountDownLatch closing;

  /**
   * A pruner on the connection of {@code sql}.
   *
   * @param emptied gets the rooms whose last message it deletes
   * @param closing ends the pruning after the step that runs
   */
  Pruner(
      Sql sql,
      PrunableMessages prunable,
      Checkpointer checkpointer,
      EmptiedRooms emptied,
      CountDownLatch closing) {
    this.sql = sql;
    this.prunable = prunable;
    this.checkpointer = checkpointer;
    this.emptied = emptied;
    this.closing = closing;
  }

  /**
   * Deletes all that need not be stored.
   *
   * @param now in milliseconds since 1970; empty if nothing may be deleted by its age
   */
  void run(OptionalLong now) throws SQLException, InterruptedException {
    for (String log : prunable.logs()) {
      deleteBefore(log, prunable.firstRetained(log, now));
    }
    if (now.isPresent()) {
      deleteIdle(PrunableMessages.idleSince(now.getAsLong()));
    }
  }

  private void deleteIdle(long idleSince) throws SQLException, InterruptedException {
    for (String log : prunable.logs()) {
      if (prunable.isIdleInbox(log, idleSince)) {
        deleteBefore(log, sql.number("SELECT max(seq) + 1 FROM messages WHERE room = ?", log));
      }
    }
    deleteIdleClients(idleSince);
  }

  private void deleteBefore(String log, long seq) throws SQLException, InterruptedException {
    int steps = 0;
    while (seq > 0 && deleteStep(log, seq) && pause()) {
      if (++steps % STEPS_PER_CHECKPOINT == 0) {
        checkpointer.run();
      }
    }
    boolean isRoom = log.startsWith("#");
    if (isRoom
        && steps > 0
        && sql.number("SELECT max(seq) FROM messages WHERE room = ?", log) == 0) {
      RoomName room = RoomName.received(log);
      retainNumber(room);
      emptied.add(room);
    }
  }

  /** Retains a room's last number under the key of all spellings, see {@link RoomTable#open}. */
  private void retainNumber(RoomName room) throws SQLException {
    sql.update(
        """
        INSERT INTO rooms (room, first_held) SELECT ?1, first_held FROM rooms WHERE room = ?2
        ON CONFLICT (room) DO UPDATE SET first_held = max(first_held, excluded.first_held)""",
        room.key(),
        room.value());
  }

  /** Lets the hub commit between steps; returns false if the log is closing. */
  private boolean pause() throws InterruptedException {
    return !closing.await(MILLIS_BETWEEN_STEPS, TimeUnit.MILLISECONDS);
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
          sql.update(
              """
              INSERT INTO rooms (room, first_held) VALUES (?, ?)
              ON CONFLICT (room) DO UPDATE SET first_held = max(first_held, excluded.first_held)""",
              log,
              to);
          sql.update("DELETE FROM messages WHERE room = ? AND seq < ?", log, to);
        });
    return true;
  }

  /**
   * Deletes guests who wrote nothing since a time. The author of a stored message stays: only those
   * go whose last message is older than all that are stored.
   */
  private void deleteIdleClients(long idleSince) throws SQLException, InterruptedException {
    long before = prunable.oldestTime(idleSince);
    boolean any = sql.number("SELECT EXISTS (SELECT 1 FROM clients WHERE seen < ?)", before) > 0;
    long last = any ? sql.number("SELECT max(number) FROM clients") : 0;
    if (any) {
      LastCommit.store(sql);
    }
    for (long from = 1; from <= last && pause(); from += CLIENTS_PER_STEP) {
      sql.update(
          "DELETE FROM clients WHERE number >= ? AND number < ? AND seen < ?",
          from,
          from + CLIENTS_PER_STEP,
          before);
    }
  }
}
