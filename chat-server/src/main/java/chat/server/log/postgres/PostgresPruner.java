package chat.server.log.postgres;

import chat.server.log.LogEndedException;
import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.UndeliveredMessages;
import chat.server.log.file.Sql;
import chat.server.log.pruning.ClockWatch;
import chat.server.log.pruning.DeliveryWait;
import chat.server.log.pruning.GrownLogs;
import chat.server.log.pruning.Retention;
import chat.server.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes messages that need not be stored any longer, each minute: first it raises the first
 * number of a log, which hides the messages, then it deletes them in steps. A thread of its own.
 */
final class PostgresPruner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresPruner.class);
  private static final int SECONDS_BETWEEN_RUNS = 60;
  private static final int LOGS_PER_PAGE = 500;
  private static final int ROWS_PER_STEP = 1_000;
  private static final int PAUSE_MILLIS = 20;
  private static final String VERB = "delete messages";

  /** How long the numbers of a deleted room are retained. */
  private static final Duration FORGOTTEN = Duration.ofDays(30);

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

  private static final String OLDER_THAN =
      """
      SELECT room, oldest FROM rooms WHERE state = 2 AND oldest < ? AND (oldest, room) > (?, ?)
      ORDER BY oldest, room LIMIT ?""";

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

  private static final String FORGET =
      """
      DELETE FROM rooms WHERE room IN (
        SELECT room FROM rooms
        WHERE state = 0 AND pruned <= ? AND room < '$' AND key >= '#' AND leftover = 0 LIMIT ?)""";

  private final Reign reign;
  private final Retention retention;
  private final TimeSource time;
  private final ClockWatch clock;
  private final DeliveryWait delivery;
  private final AtomicReference<UndeliveredMessages> undelivered =
      new AtomicReference<>(UndeliveredMessages.NONE);
  private final GrownLogs grown = new GrownLogs();
  private final EmptiedLogs emptied;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "log-pruner");

  /**
   * A pruner that has not started.
   *
   * @param emptied gets the logs that lose their last message
   */
  PostgresPruner(Reign reign, Retention retention, EmptiedLogs emptied, TimeSource time)
      throws LogException {
    this.reign = reign;
    this.emptied = emptied;
    this.retention = retention;
    this.time = time;
    this.clock = new ClockWatch(time, number("SELECT max(seen) FROM clients"));
    this.delivery = new DeliveryWait(logs -> undelivered.get().firstOf(logs), time);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Notes which logs got messages. The hub's thread. */
  void stored(List<LogMessage> messages) {
    if (retention.count() > 0) {
      grown.add(messages);
    }
  }

  /** Sets what answers which messages members have yet to be sent. Any thread. */
  void spare(UndeliveredMessages messages) {
    undelivered.set(messages);
  }

  private void run() {
    try {
      do {
        try {
          prune();
        } catch (LogException e) {
          LOG.warn(
              "can't delete what need not be stored, retrying each minute: {}", e.getMessage());
        } catch (LogEndedException e) {
          // The reign is over, and the next owner prunes.
          return;
        }
      } while (!closing.await(SECONDS_BETWEEN_RUNS, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      // Only the end of the process interrupts this thread.
    }
  }

  /** Deletes all that need not be stored. The pruner's thread. */
  void prune() throws LogException, InterruptedException {
    OptionalLong now = clock.trustedMillis();
    deleteRests();
    if (retention.count() > 0) {
      deleteTooMany();
    }
    if (!retention.age().isZero() && now.isPresent()) {
      deleteOlderThan(now.getAsLong() - retention.age().toMillis());
    }
    if (now.isPresent()) {
      forget(now.getAsLong() - FORGOTTEN.toMillis());
    }
  }

  /** Deletes the messages of rooms and inboxes that nobody can read any more. */
  private void deleteRests() throws LogException, InterruptedException {
    for (String log : names("SELECT room FROM rooms WHERE leftover = 1 LIMIT ?", LOGS_PER_PAGE)) {
      deleteRest(log);
    }
  }

  private void deleteTooMany() throws LogException, InterruptedException {
    Optional<Set<String>> some = grown.take();
    try {
      if (some.isPresent()) {
        deleteTooMany(some.get());
        return;
      }
      String after = "";
      List<String> logs;
      do {
        logs =
            names(
                "SELECT room FROM rooms WHERE room > ? AND state = 2 ORDER BY room LIMIT ?",
                after,
                LOGS_PER_PAGE);
        deleteTooMany(logs);
        after = logs.isEmpty() ? after : logs.get(logs.size() - 1);
      } while (!logs.isEmpty() && !isClosing());
    } catch (LogException e) {
      grown.putBack(some);
      throw e;
    }
  }

  private void deleteTooMany(Iterable<String> logs) throws LogException, InterruptedException {
    for (String log : logs) {
      long first = number("SELECT max(seq) FROM messages WHERE room = ?", log) + 1;
      if (!deleteBefore(log, first - retention.count())) {
        // Members have yet to be sent the rest.
        grown.putBack(Optional.of(Set.of(log)));
      }
    }
  }

  private record Aged(String log, long oldest) {}

  private void deleteOlderThan(long limit) throws LogException, InterruptedException {
    Aged last = new Aged("", Long.MIN_VALUE);
    List<Aged> logs;
    do {
      Aged after = last;
      logs =
          rows(
              row -> new Aged(row.getString(1), row.getLong(2)),
              OLDER_THAN,
              limit,
              after.oldest(),
              after.log(),
              LOGS_PER_PAGE);
      for (Aged aged : logs) {
        deleteBefore(aged.log(), number(FIRST_SINCE, aged.log(), limit, aged.log()));
      }
      last = logs.isEmpty() ? last : logs.get(logs.size() - 1);
    } while (!logs.isEmpty() && !isClosing());
  }

  /**
   * Deletes a log's messages below a number, but none that a member has yet to be sent.
   *
   * @return whether all of them are deleted
   */
  private boolean deleteBefore(String log, long seq) throws LogException, InterruptedException {
    if (seq <= number("SELECT first_held FROM rooms WHERE room = ?", log)) {
      return true;
    }
    long allowed = delivery.allowed(Map.of(log, seq)).get(log);
    if (update(RAISE, allowed, time.epochMillis(), log, allowed) > 0) {
      deleteRest(log);
    }
    return allowed >= seq;
  }

  private void deleteRest(String log) throws LogException, InterruptedException {
    update(DELETE_WORDS, log, log);
    while (update(DELETE, log, log, log, ROWS_PER_STEP) == ROWS_PER_STEP) {
      if (closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        return;
      }
    }
    update(SETTLE, log);
    if (number(IS_EMPTIED, log) > 0) {
      emptied.add(List.of(log));
    }
  }

  /** Forgets the last numbers of rooms that were deleted before a time. */
  private void forget(long before) throws LogException, InterruptedException {
    while (number("SELECT count(*) FROM rooms WHERE state = 0 AND pruned <= ?", before) > 0
        && update(FORGET, before, ROWS_PER_STEP) == ROWS_PER_STEP
        && !closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
      // The next step.
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private List<String> names(String query, Object... values) throws LogException {
    return rows(row -> row.getString(1), query, values);
  }

  private <T> List<T> rows(Sql.RowReader<T> reader, String query, Object... values)
      throws LogException {
    return reign.read(VERB, connection -> new Sql(connection).rows(reader, query, values));
  }

  private long number(String query, Object... values) throws LogException {
    return reign.read(VERB, connection -> new Sql(connection).number(query, values));
  }

  private int update(String command, Object... values) throws LogException {
    return reign.write(VERB, connection -> new Sql(connection).update(command, values));
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
