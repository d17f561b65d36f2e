package chat.server.log.pruning;

import chat.server.log.file.Checkpointer;
import chat.server.log.file.Sql;
import chat.server.log.file.UnusedBytes;
import chat.server.log.search.RoomChanges;
import java.sql.SQLException;

/**
 * Lets texts that were deleted or replaced vanish from the files: from the pages of the database,
 * from its write-ahead log, and once the search index has followed, from the table that says what
 * is left to do. After a crash, a start continues from that table. The maintenance thread.
 */
public final class Eraser {
  /**
   * How many times as long as it has worked it rests: it reads the whole file, also for one text.
   */
  private static final int REST_PER_WORK = 9;

  private final Sql sql;
  private final UnusedBytes unused;
  private final Checkpointer checkpointer;
  private final RoomChanges changes;
  // The last change whose texts are being overwritten; 0 if none are.
  private long overwriting;
  private long begunNanos;
  private long restEndNanos = System.nanoTime();

  /**
   * An eraser of the database of {@code sql}.
   *
   * @param changes says which changes the search index has followed
   */
  public Eraser(Sql sql, UnusedBytes unused, Checkpointer checkpointer, RoomChanges changes) {
    this.sql = sql;
    this.unused = unused;
    this.checkpointer = checkpointer;
    this.changes = changes;
  }

  /** Returns whether it overwrites texts, so that no page may be moved. */
  public boolean isWorking() {
    return overwriting > 0;
  }

  /** Runs a step of a few milliseconds; returns whether to continue soon. */
  public boolean step() throws SQLException {
    if (overwriting == 0) {
      finishWiped();
      return begin();
    }
    return switch (unused.step()) {
      case MORE -> true;
      case BUSY -> false;
      case COMPLETE -> {
        sql.update("UPDATE rewrites SET wiped = 1 WHERE wipe = 1 AND number <= ?", overwriting);
        overwriting = 0;
        long now = System.nanoTime();
        restEndNanos = now + (now - begunNanos) * REST_PER_WORK;
        finishWiped();
        yield false;
      }
    };
  }

  private boolean begin() throws SQLException {
    if (System.nanoTime() - restEndNanos < 0) {
      return false;
    }
    long last = sql.number("SELECT max(number) FROM rewrites WHERE wipe = 1 AND wiped = 0");
    if (last == 0 || !unused.begin()) {
      return false;
    }
    overwriting = last;
    begunNanos = System.nanoTime();
    return true;
  }

  /** Forgets the changes that all files have followed. */
  private void finishWiped() throws SQLException {
    long last =
        sql.number(
            "SELECT max(number) FROM rewrites WHERE wipe = wiped AND number <= ?",
            changes.erased());
    if (last > 0 && checkpointer.empty()) {
      sql.update("DELETE FROM rewrites WHERE wipe = wiped AND number <= ?", last);
    }
  }
}
