package chat.server.log.pruning;

import chat.server.log.file.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Deletes messages, guests and deleted rooms that need not be stored any longer. The maintenance
 * thread.
 */
public final class Pruner {
  private static final int MINUTES_PER_DAY = 24 * 60;

  private final PrunableMessages prunable;
  private final PruningSteps steps;
  private final Retention retention;
  private final GrownLogs grown;
  private final KeptRooms kept;
  private final IdleGuests guests;
  private final ForgottenRooms forgotten;
  private int minutes;

  /**
   * A pruner on the connection of {@code sql}.
   *
   * @param grown the logs that may have too many messages
   */
  public Pruner(Sql sql, PruningSteps steps, Retention retention, GrownLogs grown) {
    this.prunable = new PrunableMessages(sql);
    this.steps = steps;
    this.retention = retention;
    this.grown = grown;
    this.kept = new KeptRooms(sql, prunable, steps);
    this.guests = new IdleGuests(sql, prunable, steps);
    this.forgotten = new ForgottenRooms(sql, steps);
  }

  /**
   * Deletes all that need not be stored.
   *
   * @param now in milliseconds since 1970; empty if nothing may be deleted by its age
   */
  public void run(OptionalLong now) throws SQLException, InterruptedException {
    deleteRestOfDeleted();
    if (retention.count() > 0) {
      deleteTooMany();
    }
    if (!retention.age().isZero() && now.isPresent()) {
      deleteOlderThan(now.getAsLong() - retention.age().toMillis());
    }
    kept.prune(now);
    if (now.isPresent() && minutes++ % MINUTES_PER_DAY == 0) {
      guests.delete(PrunableMessages.idleSince(now.getAsLong()));
    }
    forgotten.delete(now);
  }

  /** Deletes the messages of rooms and inboxes that nobody can read any more. */
  public void deleteRestOfDeleted() throws SQLException, InterruptedException {
    List<String> logs = prunable.deleted();
    while (!logs.isEmpty() && !steps.isClosing()) {
      for (String log : logs) {
        steps.deleteRest(log, prunable.firstHeld(log));
      }
      logs = prunable.deleted();
    }
  }

  private void deleteOlderThan(long oldest) throws SQLException, InterruptedException {
    List<PrunableMessages.Aged> logs = prunable.olderThan(oldest, PrunableMessages.Aged.FIRST);
    while (!logs.isEmpty() && !steps.isClosing()) {
      for (PrunableMessages.Aged aged : logs) {
        steps.deleteBefore(aged.log(), prunable.firstSince(aged.log(), oldest));
      }
      logs = prunable.olderThan(oldest, logs.get(logs.size() - 1));
    }
  }

  private void deleteTooMany() throws SQLException, InterruptedException {
    Optional<Set<String>> some = grown.take();
    try {
      if (some.isPresent()) {
        for (String log : some.get()) {
          deleteTooMany(log);
        }
      } else {
        deleteTooManyOfAll();
      }
    } catch (SQLException e) {
      grown.putBack(some);
      throw e;
    }
  }

  private void deleteTooManyOfAll() throws SQLException, InterruptedException {
    List<String> logs = prunable.after(PrunableMessages.FIRST_NAME);
    while (!logs.isEmpty() && !steps.isClosing()) {
      for (String log : logs) {
        deleteTooMany(log);
      }
      logs = prunable.after(logs.get(logs.size() - 1));
    }
  }

  private void deleteTooMany(String log) throws SQLException, InterruptedException {
    long first = prunable.last(log) - retention.count() + 1;
    if (first > prunable.firstHeld(log) && !steps.deleteBefore(log, first)) {
      // Members have yet to be sent the rest.
      grown.putBack(Optional.of(Set.of(log)));
    }
  }
}
