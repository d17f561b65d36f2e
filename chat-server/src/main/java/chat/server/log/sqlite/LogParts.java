package chat.server.log.sqlite;

import chat.server.log.LogException;
import chat.server.log.account.AccountStore;
import chat.server.log.account.StoredAccounts;
import chat.server.log.file.DamageWatch;
import chat.server.log.file.DamagedCopy;
import chat.server.log.file.DataFolder;
import chat.server.log.file.Database;
import chat.server.log.file.IncrementalVacuum;
import chat.server.log.file.LogEndFile;
import chat.server.log.file.Sql;
import chat.server.log.file.SqliteStore;
import chat.server.log.moderation.ModerationStore;
import chat.server.log.moderation.StoredModeration;
import chat.server.log.pruning.Retention;
import chat.server.log.schema.MigrationMark;
import chat.server.log.schema.Schema;
import chat.server.log.search.RoomChanges;
import chat.server.log.search.SearchIndex;
import chat.server.time.TimeSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of an open log, which the thread that starts the server opens. */
record LogParts(
    Database database,
    SqliteWriter writer,
    Maintenance maintenance,
    ReaderPool readers,
    SearchIndex search,
    AccountStore accounts,
    ModerationStore moderation,
    DataLimit limit,
    RoomChanges changes,
    DamageWatch damage,
    TimeSource time,
    CloseStack opened) {
  private static final Logger LOG = LoggerFactory.getLogger(LogParts.class);
  private static final int READERS = 3;

  /**
   * Opens the parts in a folder.
   *
   * @param opened closes them, and those that were opened before one failed
   */
  static LogParts open(DataFolder folder, CloseStack opened, SqliteLog.Settings settings)
      throws LogException, SQLException {
    Database database = new Database(folder.file(Schema.FILE), Schema.VERSION).thatCanShrink();
    database.check();
    LogEndFile end = LogEndFile.open(folder, settings.boot());
    // Before the writer, which closes first: closing the database moves its end to the disk.
    opened.push(end::close);
    String copy = copyIfLost(folder, database, end, settings.maxBytes());
    RoomChanges changes = new RoomChanges();
    DataLimit limit = new DataLimit(folder, settings.maxBytes());
    DamageWatch damage = new DamageWatch(folder, database.file());
    opened.push(damage::close);
    Connection connection = database.open(settings.sync(), Schema::migrate);
    warnUnless(IncrementalVacuum.enable(connection, database.file()), settings.retention());
    SqliteWriter.Checks checks = checks(folder, damage, limit);
    SqliteWriter writer = new SqliteWriter(connection, end, checks, changes, settings.time());
    opened.push(() -> close(writer, damage));
    MigrationMark.requireNone(new Sql(connection), database.file().toString());
    AccountStore accounts =
        accounts(
            database, settings.sync(), new StoreGuard(checks.commits(), damage, database), opened);
    writer.rooms().closeAll();
    renewIdAfterLoss(end, writer, copy);
    end.begin(writer.lastCommit(), settings.sync());
    ReaderPool readers = new ReaderPool(database, READERS);
    opened.push(readers::close);
    folder.hasOpened(Schema.FILE);
    folder.hasOpened(Schema.FILE + "-shm");
    folder.hasOpened(Schema.FILE + "-wal");
    damage.start();
    IndexReader indexReader = new IndexReader(database);
    opened.push(indexReader::close);
    SearchIndex search = SearchIndex.open(folder, writer.logId(), indexReader, changes);
    opened.push(search::close);
    limit.setFreeInIndex(search::freeBytes);
    Maintenance maintenance = new Maintenance(database, settings, changes, limit, damage, opened);
    opened.push(maintenance::close);
    maintenance.start();
    // Refused only if it would be lost: a full folder must not protect those who filled it.
    SqliteStore.Guard moderation =
        new StoreGuard(
            () -> {
              folder.sampleInPlace();
              damage.check();
            },
            damage,
            database);
    return new LogParts(
        database,
        writer,
        maintenance,
        readers,
        search,
        accounts,
        new StoredModeration(
            new SqliteStore(connection, moderation),
            SqliteStore.reader(database, moderation),
            changes::pruned),
        limit,
        changes,
        damage,
        settings.time(),
        opened);
  }

  private static void warnUnless(boolean canShrink, Retention retention) {
    if (!canShrink && !retention.equals(Retention.EVERYTHING)) {
      LOG.info(
          "the file {} is of an older version, and does not shrink when messages are deleted: see the manual, Files",
          Schema.FILE);
    }
  }

  private record StoreGuard(SqliteWriter.CommitCheck commits, DamageWatch damage, Database database)
      implements SqliteStore.Guard {
    @Override
    public void check() throws LogException {
      commits.run();
    }

    @Override
    public LogException failure(String verb, SQLException e) {
      return damage.failure(database, verb, e);
    }
  }

  /**
   * Opens the accounts.
   *
   * @param opened closes their connections
   */
  static AccountStore accounts(
      Database database, Database.Sync sync, SqliteStore.Guard guard, CloseStack opened)
      throws LogException, SQLException {
    Connection writing = database.open(sync, Schema::migrate);
    opened.push(writing::close);
    Connection hub = database.openToRead();
    opened.push(hub::close);
    return new StoredAccounts(new SqliteStore(writing, guard), new SqliteStore(hub, guard));
  }

  private static SqliteWriter.Checks checks(
      DataFolder folder, DamageWatch damage, DataLimit limit) {
    return new SqliteWriter.Checks(
        () -> {
          folder.sampleInPlace();
          damage.check();
          limit.check();
        },
        damage::requireIntact);
  }

  /**
   * Closes the last connection that can write, unless a file was cut since the last commit: SQLite
   * would copy what is damaged over what is not.
   */
  private static void close(SqliteWriter writer, DamageWatch damage) throws SQLException {
    boolean isReported = damage.isDamaged();
    try {
      damage.check();
    } catch (LogException e) {
      if (!isReported) {
        LOG.warn("at the end of the log: {}", e.getMessage());
      }
    }
    if (!damage.isDamaged()) {
      writer.close();
    }
  }

  /**
   * Copies a database that lacks commits, before the writer changes it.
   *
   * @return what became of that, as a further sentence for the log; empty if it lacks none
   */
  private static String copyIfLost(
      DataFolder folder, Database database, LogEndFile end, long maxBytes) throws LogException {
    return LostEnd.isFound(database, end)
        ? ". " + new DamagedCopy(folder, database.file(), maxBytes).make()
        : "";
  }

  private static void renewIdAfterLoss(LogEndFile end, SqliteWriter writer, String copy)
      throws SQLException {
    Optional<String> loss = end.loss(writer.lastCommit());
    if (loss.isPresent()) {
      LOG.warn(
          "the log lost its end: {}. It gets a new id, so clients read it again{}",
          loss.get(),
          copy);
      writer.renewLogId();
    }
  }
}
