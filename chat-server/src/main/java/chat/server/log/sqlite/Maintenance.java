package chat.server.log.sqlite;

import chat.server.log.DiskUse;
import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.UndeliveredMessages;
import chat.server.log.file.Checkpointer;
import chat.server.log.file.DamageWatch;
import chat.server.log.file.Database;
import chat.server.log.file.DiskFull;
import chat.server.log.file.IncrementalVacuum;
import chat.server.log.file.Sql;
import chat.server.log.file.UnusedBytes;
import chat.server.log.pruning.ClockWatch;
import chat.server.log.pruning.DeliveryWait;
import chat.server.log.pruning.Eraser;
import chat.server.log.pruning.FolderPruner;
import chat.server.log.pruning.GrownLogs;
import chat.server.log.pruning.Pruner;
import chat.server.log.pruning.PruningSteps;
import chat.server.log.schema.Schema;
import chat.server.log.search.RoomChanges;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs checkpoints each second and prunes each minute, on a thread and connection of its own. */
final class Maintenance implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Maintenance.class);
  private static final int SECONDS_BETWEEN_PRUNINGS = 60;
  private static final int VACUUM_STEPS = 50;
  private static final int ERASER_STEPS = 100;
  private static final int MILLIS_BETWEEN_STEPS = 10;

  private final Connection connection;
  private final Checkpointer checkpointer;
  private final Pruner pruner;
  private final FolderPruner folderPruner;
  private final IncrementalVacuum vacuum;
  private final Eraser eraser;
  private final AtomicReference<UndeliveredMessages> undelivered =
      new AtomicReference<>(UndeliveredMessages.NONE);
  private final ClockWatch clock;
  private final GrownLogs grown = new GrownLogs();
  private final boolean countsMessages;
  private final DataLimit limit;
  private final Database database;
  private final DamageWatch damage;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "log-maintenance");
  private boolean works = true;

  Maintenance(
      Database database,
      SqliteLog.Settings settings,
      RoomChanges changes,
      DataLimit limit,
      DamageWatch damage,
      CloseStack opened)
      throws SQLException, LogException {
    this.database = database;
    this.damage = damage;
    this.connection = database.open(Database.Sync.NORMAL, Schema::migrate);
    Sql sql = new Sql(connection, damage::requireIntact);
    this.limit = limit;
    limit.measure(sql);
    this.clock = new ClockWatch(settings.time(), sql.number("SELECT max(seen) FROM clients"));
    this.checkpointer = new Checkpointer(connection);
    PruningSteps steps =
        new PruningSteps(
            sql,
            checkpointer,
            changes,
            new DeliveryWait(logs -> undelivered.get().firstOf(logs), settings.time()),
            closing);
    this.pruner = new Pruner(sql, steps, settings.retention(), grown);
    this.folderPruner = new FolderPruner(sql, steps, settings.retention().bytes(), settings.time());
    this.countsMessages = settings.retention().count() > 0;
    this.vacuum = new IncrementalVacuum(sql, damage);
    UnusedBytes unused = new UnusedBytes(database.file(), connection);
    opened.pushLast(unused::close);
    this.eraser = new Eraser(sql, unused, checkpointer, changes);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Notes which logs got messages. The hub's thread. */
  void stored(List<LogMessage> messages) {
    if (countsMessages) {
      grown.add(messages);
    }
    folderPruner.stored(messages);
  }

  /** Sets what answers which messages members have yet to be sent. Any thread. */
  void spare(UndeliveredMessages messages) {
    undelivered.set(messages);
  }

  /** Returns what the files had recently. Any thread. */
  DiskUse diskUse() {
    return limit.use(folderPruner);
  }

  private void run() {
    try {
      for (int second = 0; !closing.await(1, TimeUnit.SECONDS); second++) {
        maintain(second % SECONDS_BETWEEN_PRUNINGS == 0);
      }
    } catch (InterruptedException e) {
      // Only the end of the process interrupts this thread.
    }
  }

  private void maintain(boolean prune) throws InterruptedException {
    // A checkpoint would copy what is damaged over what is not.
    if (damage.isDamaged() || !damage.isInPlace()) {
      return;
    }
    try {
      damage.requireIntact();
      checkpointer.run();
      limit.measure(new Sql(connection));
      if (limit.isReached()) {
        // An empty one is what saves most, and nobody writes.
        checkpointer.empty();
        limit.measure(new Sql(connection));
      }
      if (clock.check() || prune) {
        pruner.run(clock.trustedMillis());
      }
      pruner.deleteRestOfDeleted();
      folderPruner.run(limit.indexBytes());
      inSteps(eraser::step, ERASER_STEPS);
      if (!eraser.isWorking()) {
        inSteps(vacuum::step, VACUUM_STEPS);
      }
      works = true;
    } catch (SQLException e) {
      report(e);
    }
  }

  /** Work of a few milliseconds; returns whether to continue soon. */
  private interface Step {
    boolean run() throws SQLException;
  }

  /**
   * Works on the file for about a second, half of the time at most: the disk has others to serve,
   * and checkpoints are due in between.
   */
  private void inSteps(Step work, int steps) throws SQLException, InterruptedException {
    long begun = System.nanoTime();
    long end = begun + TimeUnit.SECONDS.toNanos(1);
    for (int step = 0; step < steps && begun - end < 0 && work.run(); step++) {
      long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
      if (closing.await(Math.max(took, MILLIS_BETWEEN_STEPS), TimeUnit.MILLISECONDS)) {
        return;
      }
      begun = System.nanoTime();
    }
  }

  private void report(SQLException e) {
    LogException reason = damage.failure(database, "maintain", e);
    if (damage.isDamaged()) {
      LOG.error("no more messages are stored: {}", reason.getMessage());
    } else if (works) {
      // The next second may succeed; storing messages does not depend on it.
      LOG.warn("can't maintain the log, retrying each second: {}", DiskFull.reason(e));
    }
    works = false;
  }

  @Override
  public void close() throws SQLException {
    closing.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!damage.isDamaged()) {
      connection.close();
    }
  }
}
