package chat.server.log.sqlite;

import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.server.log.DiskUse;
import chat.server.log.Draft;
import chat.server.log.Erased;
import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.LogPosition;
import chat.server.log.LogReader;
import chat.server.log.Page;
import chat.server.log.RoomLog;
import chat.server.log.Search;
import chat.server.log.SearchQuery;
import chat.server.log.StoredRoom;
import chat.server.log.UndeliveredMessages;
import chat.server.log.account.AccountStore;
import chat.server.log.file.BootId;
import chat.server.log.file.DataFolder;
import chat.server.log.file.Database;
import chat.server.log.file.DiskFull;
import chat.server.log.moderation.ModerationStore;
import chat.server.log.pruning.Retention;
import chat.server.log.storage.Storage;
import chat.server.time.TimeSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * The log on disk, in a folder of its own. What {@link #append} returned survives the process, and
 * with {@link Database.Sync#FULL} a power failure. Threads: see {@link RoomLog}.
 */
public final class SqliteLog implements RoomLog {
  private final LogParts parts;
  private final SqliteWriter writer;
  private final ReaderPool readers;
  private final String id;

  /** A query of the table of rooms, or a change. */
  private interface Query<T> {
    T run(RoomTable rooms) throws SQLException;
  }

  private SqliteLog(LogParts parts) throws SQLException {
    this.parts = parts;
    this.writer = parts.writer();
    this.readers = parts.readers();
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
    StoppedLog.requireNotShared(path);
    DataFolder folder = DataFolder.open(path);
    CloseStack opened = new CloseStack();
    opened.push(folder::close);
    try {
      return new SqliteLog(LogParts.open(folder, opened, settings));
    } catch (SQLException e) {
      opened.close();
      throw new LogException(
          "can't open the messages in %s: %s".formatted(path, DiskFull.reasonAtStart(e)), e);
    } catch (LogException e) {
      opened.close();
      throw e;
    }
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public List<LogMessage> append(List<Draft> drafts, Map<LogName, Text> topics)
      throws LogException {
    try {
      List<LogMessage> stored = writer.append(drafts, topics);
      parts.maintenance().stored(stored);
      return stored;
    } catch (SQLException e) {
      throw writeFailure(e);
    }
  }

  @Override
  public long lastSeq(LogName log) throws LogException {
    try {
      return writer.lastSeq(log);
    } catch (SQLException e) {
      throw parts.database().failure("read", e);
    }
  }

  @Override
  public ClientEnds ends(String author, LogName inbox) throws LogException {
    return readers.query(reader -> reader.ends(author, inbox), waited -> {});
  }

  /** Asks the writer's connection: the hub does not wait for a reader. */
  @Override
  public ClientEnds newest(String author, LogName inbox, Optional<ClientEnds> read)
      throws LogException {
    try {
      return writer.ends(author, inbox);
    } catch (SQLException e) {
      throw parts.database().failure("read", e);
    }
  }

  @Override
  public List<StoredRoom> rooms(String afterKey, int count) throws LogException {
    return readers.rooms(afterKey, count);
  }

  @Override
  public Optional<StoredRoom> room(RoomName room) throws LogException {
    return query(rooms -> rooms.find(room));
  }

  @Override
  public StoredRoom openRoom(LogName ifNew) throws LogException {
    return change(rooms -> rooms.open(ifNew));
  }

  @Override
  public StoredRoom privateRoom(LogName room) throws LogException {
    return query(rooms -> rooms.byLog(room));
  }

  @Override
  public int countRooms(int atMost) throws LogException {
    return query(rooms -> rooms.count(atMost));
  }

  @Override
  public int countRoomsOf(String author) throws LogException {
    return query(rooms -> rooms.countOf(author));
  }

  @Override
  public List<LogName> emptyRooms(String after, int count) throws LogException {
    return query(rooms -> rooms.empty(after, count));
  }

  /** Asks the writer's connection: the hub does not wait for a reader. */
  @Override
  public boolean holds(LogPosition position) throws LogException {
    return query(rooms -> rooms.holds(position));
  }

  @Override
  public Erased erase(long account, Optional<LogPosition> after) throws LogException {
    try {
      return writer.erase(account, after);
    } catch (SQLException e) {
      throw writeFailure(e);
    }
  }

  @Override
  public void deleteRooms(List<LogName> rooms) throws LogException {
    change(table -> table.delete(rooms));
    parts.changes().pruned();
  }

  private <T> T query(Query<T> query) throws LogException {
    try {
      return query.run(writer.rooms());
    } catch (SQLException e) {
      throw parts.database().failure("read", e);
    }
  }

  private <T> T change(Query<T> change) throws LogException {
    try {
      return change.run(writer.rooms());
    } catch (SQLException e) {
      throw writeFailure(e);
    }
  }

  private LogException writeFailure(SQLException e) {
    return parts.damage().failure(parts.database(), "write", e);
  }

  /** Returns whether its files may still have texts that were deleted. The hub's thread. */
  public boolean isErasing() throws LogException {
    return query(RoomTable::isErasing);
  }

  /** Returns the log and what is stored with it. */
  public Storage storage() {
    return new Storage(this, accounts(), moderation());
  }

  /** Returns the accounts, which this closes. */
  public AccountStore accounts() {
    return parts.accounts();
  }

  @Override
  public boolean prunesRooms() {
    return true;
  }

  /** Returns what is stored of moderation, which this closes. */
  public ModerationStore moderation() {
    return parts.moderation();
  }

  @Override
  public boolean takeEmptied() {
    return parts.changes().takeEmptied();
  }

  @Override
  public Page read(LogName log, long after, long upTo, int maxBytes) throws LogException {
    return readers.read(log, after, upTo, maxBytes);
  }

  @Override
  public LogReader reader(LongConsumer waited) {
    return new ClientReader(
        readers, query -> parts.search().search(query, parts.time()::nanoTime), waited);
  }

  @Override
  public Search search(SearchQuery query) {
    return reader(waited -> {}).search(query);
  }

  @Override
  public List<LogMessage> read(List<LogPosition> positions) throws LogException {
    return readers.read(positions);
  }

  @Override
  public void spare(UndeliveredMessages undelivered) {
    parts.maintenance().spare(undelivered);
  }

  @Override
  public long unindexed() {
    return parts.changes().unindexed().count();
  }

  @Override
  public DiskUse diskUse() {
    return parts.maintenance().diskUse();
  }

  @Override
  public void close() {
    parts.opened().close();
  }
}
