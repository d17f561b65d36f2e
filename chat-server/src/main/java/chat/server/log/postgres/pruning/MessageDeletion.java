package chat.server.log.postgres.pruning;

import chat.server.log.LogException;
import chat.server.log.UndeliveredMessages;
import chat.server.log.file.Sql;
import chat.server.log.file.Store;
import chat.server.log.pruning.DeliveryWait;
import chat.server.time.TimeSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Deletes messages of single logs: it raises the first number of a log, which hides the messages,
 * and then deletes them in steps. The pruner's thread.
 */
final class MessageDeletion {
  private static final int ROWS_PER_STEP = 1_000;
  private static final int PAUSE_MILLIS = 20;
  private static final String VERB = "prune";

  private static final String FIRST_HELD = "SELECT first_held FROM rooms WHERE room = ?";

  private static final String RAISE =
      """
      UPDATE rooms SET first_held = ?, pruned = ?, leftover = 1
      WHERE room = ? AND first_held < ?""";

  private static final String DELETE =
      """
      DELETE FROM messages WHERE room = ? AND seq IN (
        SELECT seq FROM messages
        WHERE room = ? AND seq < (SELECT first_held FROM rooms WHERE room = ?)
        ORDER BY seq LIMIT ?)""";

  private static final String DELETE_WORDS =
      "DELETE FROM words WHERE room = ? AND seq < (SELECT first_held FROM rooms WHERE room = ?)";

  /** Updates a log's row to what it still stores; a room may be deleted again meanwhile. */
  private static final String SETTLE =
      """
      UPDATE rooms SET
        oldest = coalesce((SELECT m.time FROM messages m
          WHERE m.room = rooms.room AND m.seq >= first_held ORDER BY m.seq LIMIT 1), oldest),
        leftover = CASE WHEN EXISTS (SELECT 1 FROM messages m
          WHERE m.room = rooms.room AND m.seq < first_held) THEN 1 ELSE 0 END
      WHERE room = ?""";

  private static final String IS_EMPTIED =
      """
      SELECT count(*) FROM rooms WHERE room = ? AND state = 2 AND NOT EXISTS (
        SELECT 1 FROM messages m WHERE m.room = rooms.room AND m.seq >= rooms.first_held)""";

  /**
   * The number of the first message that is young enough, or else of the next one. After a clock
   * was set back, older ones may follow it, which stay until it is old, too.
   */
  private static final String FIRST_SINCE =
      """
      SELECT coalesce(
        (SELECT m.seq FROM messages m JOIN rooms r ON r.room = m.room
          WHERE m.room = ? AND m.time >= ? AND m.seq >= r.first_held ORDER BY m.seq LIMIT 1),
        (SELECT max(seq) + 1 FROM messages WHERE room = ?), 0)""";

  private final Store store;
  private final EmptiedLogs emptied;
  private final TimeSource time;
  private final DeliveryWait delivery;
  private final AtomicReference<UndeliveredMessages> undelivered =
      new AtomicReference<>(UndeliveredMessages.NONE);
  private final CountDownLatch closing;

  /**
   * The deletion of messages.
   *
   * @param emptied gets the logs that lose their last message
   * @param closing ends it after the step that runs
   */
  MessageDeletion(Store store, EmptiedLogs emptied, TimeSource time, CountDownLatch closing) {
    this.store = store;
    this.emptied = emptied;
    this.time = time;
    this.delivery = new DeliveryWait(logs -> undelivered.get().firstOf(logs), time);
    this.closing = closing;
  }

  /** Sets what answers which messages members have yet to be sent. Any thread. */
  void spare(UndeliveredMessages messages) {
    undelivered.set(messages);
  }

  /** Returns the number of the newest message of a log, 0 if it has none. */
  long last(String log) throws LogException {
    return number("SELECT max(seq) FROM messages WHERE room = ?", log);
  }

  /** Returns the number of the first message of a time or later, that of the next if none is. */
  long firstSince(String log, long epochMillis) throws LogException {
    return number(FIRST_SINCE, log, epochMillis, log);
  }

  /**
   * Deletes a log's messages below a number, but none that a member has yet to be sent.
   *
   * @return whether all of them are deleted
   */
  boolean deleteBefore(String log, long seq) throws LogException, InterruptedException {
    if (seq <= number(FIRST_HELD, log)) {
      return true;
    }
    long allowed = delivery.allowed(Map.of(log, seq)).get(log);
    if (update(RAISE, allowed, time.epochMillis(), log, allowed) > 0) {
      deleteRest(log);
    }
    return allowed >= seq;
  }

  /** Deletes the messages of a log that nobody can read any more. */
  void deleteRest(String log) throws LogException, InterruptedException {
    update(DELETE_WORDS, log, log);
    while (update(DELETE, log, log, log, ROWS_PER_STEP) == ROWS_PER_STEP) {
      if (!pause()) {
        return;
      }
    }
    update(SETTLE, log);
    if (number(IS_EMPTIED, log) > 0) {
      emptied.add(List.of(log));
    }
  }

  /** Lets others use the database between two steps; returns false if the log is closing. */
  boolean pause() throws InterruptedException {
    return !closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  boolean isClosing() {
    return closing.getCount() == 0;
  }

  <T> List<T> rows(Sql.RowReader<T> reader, String query, Object... values) throws LogException {
    return store.read(VERB, sql -> sql.rows(reader, query, values));
  }

  long number(String query, Object... values) throws LogException {
    return store.read(VERB, sql -> sql.number(query, values));
  }

  /** Runs a command, if this server owns the log; returns how many rows it changed. */
  int update(String command, Object... values) throws LogException {
    return store.write(VERB, sql -> sql.update(command, values));
  }
}
