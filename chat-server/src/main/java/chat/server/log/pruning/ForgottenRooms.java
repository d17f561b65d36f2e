package chat.server.log.pruning;

import chat.server.log.file.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Forgets the last numbers of deleted rooms, all but those deleted recently: to a client, a cursor
 * beyond a room's end counts as none. The maintenance thread.
 */
final class ForgottenRooms {
  static final int MAX_DELETED = 100_000;
  private static final Duration MAX_AGE = Duration.ofDays(30);
  private static final int ROWS_PER_STEP = 500;

  private final Sql sql;
  private final PruningSteps steps;

  ForgottenRooms(Sql sql, PruningSteps steps) {
    this.sql = sql;
    this.steps = steps;
  }

  /**
   * Forgets rooms.
   *
   * @param now in milliseconds since 1970; empty if none may be forgotten by its age
   */
  void delete(OptionalLong now) throws SQLException, InterruptedException {
    long beyondNumber =
        sql.number(
            "SELECT pruned FROM rooms WHERE state = 0 ORDER BY pruned DESC LIMIT 1 OFFSET ?",
            MAX_DELETED);
    long beyondAge = now.isPresent() ? now.getAsLong() - MAX_AGE.toMillis() : 0;
    // Inboxes keep their numbers: their owners may be connected, and read. Private rooms, whose
    // keys are below the others, keep their rows, which hide them.
    while (sql.update(
                """
                DELETE FROM rooms WHERE room IN (
                  SELECT room FROM rooms
                  WHERE state = 0 AND pruned <= ? AND room < '$' AND key >= '#' AND leftover = 0
                  LIMIT ?)""",
                Math.max(beyondNumber, beyondAge),
                ROWS_PER_STEP)
            > 0
        && steps.pause()) {
      // The next step.
    }
  }
}
