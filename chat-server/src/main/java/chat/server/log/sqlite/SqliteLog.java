package chat.server.log.sqlite;

import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.server.log.Draft;
import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.LogPosition;
import chat.server.log.LogReader;
import chat.server.log.Page;
import chat.server.log.RoomLog;
import chat.server.log.SearchQuery;
import chat.server.log.StoredRoom;
import chat.server.log.file.BootId;
import chat.server.log.file.DataFolder;
import chat.server.log.file.Database;
import chat.server.log.file.DiskFull;
import chat.server.log.file.LogEndFile;
import chat.server.log.pruning.Retention;
import chat.server.log.schema.Schema;
import chat.server.log.search.RoomChanges;
import chat.server.log.search.SearchIndex;
import chat.server.time.TimeSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log on disk, in a folder of its own. What {@link #append} returned survives the process, and
 * with {@link Database.Sync#FULL} a power failure. Threads: see {@link RoomLog}.
 */
public final class SqliteLog implements RoomLog {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteLog.class);
  private static final int READERS = 3;

  private final Database database;
  private final SqliteWriter writer;
  private final Maintenance maintenance;
  private final ReaderPool readers;
  private final SearchIndex search;
  private final DataFolder folder;
  private final RoomChanges changes;
  private final CloseStack parts;
  private final String id;

  /** The parts that a request uses. */
  private record Access(
      SqliteWriter writer,
      Maintenance maintenance,
      ReaderPool readers,
      SearchIndex search,
      DataFolder folder) {}

  /** A query of the table of rooms, or a change. */
  private interface Query<T> {
    T run(RoomTable rooms) throws SQLException;
  }

  private SqliteLog(Database database, Access access, RoomChanges changes, CloseStack parts)
      throws SQLException {
    this.database = database;
    this.writer = access.writer();
    this.maintenance = access.maintenance();
    this.readers = access.readers();
    this.search = access.search();
    this.folder = access.folder();
    this.changes = changes;
    this.parts = parts;
    this.id = writer.logId();
  }

  /**
   * Opens the log in a folder, and creates the folder if it is missing.
   *
   * @param waitForDisk whether {@link #append} returns only once its messages are on the disk
   * @throws LogException if that fails; its message says why and what to do
   */
  public static SqliteLog open(Path path, boolean waitForDisk, Retention retention, TimeSource time)
      throws LogException {
    return open(path, waitForDisk, retention, time, 0);
  }

  /**
   * Opens the log in a folder, and creates the folder if it is missing.
   *
   * @param maxBytes the size of the folder's files at which {@link #append} fails; 0 for none
   * @throws LogException if that fails; its message says why and what to do
   */
  public static SqliteLog open(
      Path path, boolean waitForDisk, Retention retention, TimeSource time, long maxBytes)
      throws LogException {
    Database.Sync sync = waitForDisk ? Database.Sync.FULL : Database.Sync.NORMAL;
    return open(path, new Settings(sync, retention, time, BootId.read(), maxBytes));
  }

  /**
   * What a log is opened with.
   *
   * @param boot the system's boot id, if it has one
   * @param maxBytes the size of the folder's files at which nothing more is stored; 0 for none
   */
  record Settings(
      Database.Sync sync,
      Retention retention,
      TimeSource time,
      Optional<String> boot,
      long maxBytes) {}

  static SqliteLog open(Path path, Settings settings) throws LogException {
    DataFolder folder = DataFolder.open(path);
    CloseStack parts = new CloseStack();
    parts.push(folder::close);
    try {
      return open(folder, parts, settings);
    } catch (SQLException e) {
      parts.close();
      throw new LogException(
          "can't open the messages in %s: %s".formatted(path, DiskFull.reasonAtStart(e)), e);
    } catch (LogException e) {
      parts.close();
      throw e;
    }
  }

  private static SqliteLog open(DataFolder folder, CloseStack parts, Settings settings)
      throws LogException, SQLException {
    Database database = new Database(folder.file(Schema.FILE), Schema.VERSION);
    database.check();
    LogEndFile end = LogEndFile.open(folder, settings.boot());
    // Before the writer, which closes first: closing the database moves its end to the disk.
    parts.push(end::close);
    RoomChanges changes = new RoomChanges();
    DataLimit limit = new DataLimit(folder, settings.maxBytes());
    SqliteWriter.CommitCheck check =
        () -> {
          folder.checkInPlace();
          limit.check();
        };
    SqliteWriter writer =
        new SqliteWriter(
            database.open(settings.sync(), Schema::migrate), end, check, changes, settings.time());
    parts.push(writer::close);
    writer.rooms().closeAll();
    renewIdAfterLoss(end, writer);
    end.begin(writer.lastCommit(), settings.sync());
    ReaderPool readers = new ReaderPool(database, READERS);
    parts.push(readers::close);
    folder.hasOpened(Schema.FILE);
    folder.hasOpened(Schema.FILE + "-wal");
    SearchIndex search = SearchIndex.open(folder, writer.logId(), readers, changes);
    parts.push(search::close);
    limit.setFreeInIndex(search::freeBytes);
    Maintenance maintenance =
        new Maintenance(database, settings.retention(), settings.time(), changes, limit);
    parts.push(maintenance::close);
    maintenance.start();
    return new SqliteLog(
        database, new Access(writer, maintenance, readers, search, folder), changes, parts);
  }

  private static void renewIdAfterLoss(LogEndFile end, SqliteWriter writer) throws SQLException {
    Optional<String> loss = end.loss(writer.lastCommit());
    if (loss.isPresent()) {
      LOG.warn("the log lost its end: {}. It gets a new id, so clients read it again", loss.get());
      writer.renewLogId();
    }
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public List<LogMessage> append(List<Draft> drafts, Map<RoomName, Text> topics)
      throws LogException {
    try {
      List<LogMessage> stored = writer.append(drafts, topics);
      maintenance.stored(stored);
      return stored;
    } catch (SQLException e) {
      throw database.failure("write", e);
    }
  }

  @Override
  public long lastSeq(LogName log) throws LogException {
    try {
      return writer.lastSeq(log);
    } catch (SQLException e) {
      throw database.failure("read", e);
    }
  }

  @Override
  public long lastId(String author) throws LogException {
    try {
      return writer.lastId(author);
    } catch (SQLException e) {
      throw database.failure("read", e);
    }
  }

  @Override
  public List<StoredRoom> rooms(String afterKey, int count) throws LogException {
    return readers.rooms(afterKey, count);
  }

  @Override
  public Optional<StoredRoom> room(RoomName room) throws LogException {
    return query(rooms -> rooms.find(room), "read");
  }

  @Override
  public StoredRoom openRoom(RoomName room) throws LogException {
    return query(rooms -> rooms.open(room), "write");
  }

  @Override
  public int countRooms(int atMost) throws LogException {
    return query(rooms -> rooms.count(atMost), "read");
  }

  @Override
  public int countRoomsOf(String author) throws LogException {
    return query(rooms -> rooms.countOf(author), "read");
  }

  @Override
  public List<RoomName> emptyRooms(String after, int count) throws LogException {
    return query(rooms -> rooms.empty(after, count), "read");
  }

  @Override
  public void deleteRooms(List<RoomName> rooms) throws LogException {
    query(
        table -> {
          table.delete(rooms);
          return null;
        },
        "write");
    changes.pruned();
  }

  private <T> T query(Query<T> query, String verb) throws LogException {
    try {
      return query.run(writer.rooms());
    } catch (SQLException e) {
      throw database.failure(verb, e);
    }
  }

  @Override
  public boolean takeEmptied() {
    return changes.takeEmptied();
  }

  @Override
  public Page read(LogName log, long after, long upTo, int maxBytes) throws LogException {
    return readers.read(log, after, upTo, maxBytes);
  }

  @Override
  public LogReader reader(LongConsumer waited) {
    return new ClientReader(readers, search, waited);
  }

  @Override
  public List<LogPosition> search(SearchQuery query) throws LogException {
    return search.find(query);
  }

  @Override
  public List<LogMessage> read(List<LogPosition> positions) throws LogException {
    return readers.read(positions);
  }

  @Override
  public long unindexed() {
    return changes.lag().messages();
  }

  @Override
  public long diskBytes() {
    return folder.bytes();
  }

  @Override
  public void close() {
    parts.close();
  }
}
