package chat.server.log.postgres.pruning;

import chat.server.log.LogEndedException;
import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.UndeliveredMessages;
import chat.server.log.file.Store;
import chat.server.log.pruning.ClockWatch;
import chat.server.log.pruning.GrownLogs;
import chat.server.log.pruning.Retention;
import chat.server.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes messages, guests and rooms that need not be stored any longer, each minute. A thread of
 * its own.
 */
public final class PostgresPruner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresPruner.class);
  private static final int SECONDS_BETWEEN_RUNS = 60;
  private static final int MINUTES_PER_DAY = 24 * 60;
  private static final int LOGS_PER_PAGE = 500;
  private static final int ROWS_PER_STEP = 1_000;
  private static final Duration GUEST_IDLE = Duration.ofDays(30);

  /** How long the numbers of a deleted room are retained, and of how many. */
  private static final Duration FORGOTTEN = Duration.ofDays(30);

  private static final int MAX_DELETED = 100_000;

  private static final String OLDER_THAN =
      """
      SELECT room, oldest FROM rooms WHERE state = 2 AND oldest < ? AND (oldest, room) > (?, ?)
      ORDER BY oldest, room LIMIT ?""";

  private static final String FORGET =
      """
      DELETE FROM rooms WHERE room IN (
        SELECT room FROM rooms
        WHERE state = 0 AND pruned <= ? AND room < '$' AND key >= '#' AND leftover = 0 LIMIT ?)""";

  private final MessageDeletion messages;
  private final KeptRooms kept;
  private final IdleGuests guests;
  private final Retention retention;
  private final ClockWatch clock;
  private final GrownLogs grown = new GrownLogs();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "log-pruner");
  private int minutes;

  /**
   * A pruner that has not started.
   *
   * @param retention without a limit in bytes
   * @param emptied gets the logs that lose their last message
   */
  public PostgresPruner(Store store, Retention retention, EmptiedLogs emptied, TimeSource time)
      throws LogException {
    this.messages = new MessageDeletion(store, emptied, time, closing);
    this.kept = new KeptRooms(messages);
    this.guests = new IdleGuests(messages);
    this.retention = retention;
    this.clock = new ClockWatch(time, messages.number("SELECT max(seen) FROM clients"));
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  /** Notes which logs got messages. The hub's thread. */
  public void stored(List<LogMessage> stored) {
    if (retention.count() > 0) {
      grown.add(stored);
    }
  }

  /** Sets what answers which messages members have yet to be sent. Any thread. */
  public void spare(UndeliveredMessages undelivered) {
    messages.spare(undelivered);
  }

  private void run() {
    try {
      while (!closing.await(SECONDS_BETWEEN_RUNS, TimeUnit.SECONDS)) {
        try {
          prune();
        } catch (LogException e) {
          LOG.warn(
              "can't delete what need not be stored, retrying each minute: {}", e.getMessage());
        } catch (LogEndedException e) {
          // The reign is over, and the next owner prunes.
          return;
        }
      }
    } catch (InterruptedException e) {
      // Only the end of the process interrupts this thread.
    }
  }

  /** Deletes all that need not be stored. The pruner's thread. */
  public void prune() throws LogException, InterruptedException {
    OptionalLong now = clock.trustedMillis();
    deleteRests();
    if (retention.count() > 0) {
      deleteTooMany();
    }
    if (!retention.age().isZero() && now.isPresent()) {
      deleteOlderThan(now.getAsLong() - retention.age().toMillis());
    }
    kept.prune(now);
    if (now.isPresent() && minutes++ % MINUTES_PER_DAY == 0) {
      guests.delete(now.getAsLong() - GUEST_IDLE.toMillis());
    }
    forget(now);
  }

  /** Deletes the messages of rooms and inboxes that nobody can read any more. */
  private void deleteRests() throws LogException, InterruptedException {
    for (String log : names("SELECT room FROM rooms WHERE leftover = 1 LIMIT ?", LOGS_PER_PAGE)) {
      messages.deleteRest(log);
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
      } while (!logs.isEmpty() && !messages.isClosing());
    } catch (LogException e) {
      grown.putBack(some);
      throw e;
    }
  }

  private void deleteTooMany(Iterable<String> logs) throws LogException, InterruptedException {
    for (String log : logs) {
      if (!messages.deleteBefore(log, messages.last(log) + 1 - retention.count())) {
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
      logs =
          messages.rows(
              row -> new Aged(row.getString(1), row.getLong(2)),
              OLDER_THAN,
              limit,
              last.oldest(),
              last.log(),
              LOGS_PER_PAGE);
      for (Aged aged : logs) {
        messages.deleteBefore(aged.log(), messages.firstSince(aged.log(), limit));
      }
      last = logs.isEmpty() ? last : logs.get(logs.size() - 1);
    } while (!logs.isEmpty() && !messages.isClosing());
  }

  /** Forgets the last numbers of deleted rooms, all but those deleted recently. */
  private void forget(OptionalLong now) throws LogException, InterruptedException {
    long beyondNumber =
        messages.number(
            "SELECT pruned FROM rooms WHERE state = 0 ORDER BY pruned DESC LIMIT 1 OFFSET ?",
            MAX_DELETED);
    long beyondAge = now.isPresent() ? now.getAsLong() - FORGOTTEN.toMillis() : 0;
    long before = Math.max(beyondNumber, beyondAge);
    while (messages.number("SELECT count(*) FROM rooms WHERE state = 0 AND pruned <= ?", before) > 0
        && messages.update(FORGET, before, ROWS_PER_STEP) == ROWS_PER_STEP
        && messages.pause()) {
      // The next step.
    }
  }

  private List<String> names(String query, Object... values) throws LogException {
    return messages.rows(row -> row.getString(1), query, values);
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
