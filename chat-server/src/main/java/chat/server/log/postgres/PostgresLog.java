package chat.server.log.postgres;

import chat.protocol.RoomName;
import chat.protocol.Text;
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
import chat.server.log.account.StoredAccounts;
import chat.server.log.file.Sql;
import chat.server.log.moderation.StoredModeration;
import chat.server.log.postgres.pruning.EmptiedLogs;
import chat.server.log.postgres.pruning.PostgresPruner;
import chat.server.log.postgres.search.WordIndexer;
import chat.server.log.pruning.Retention;
import chat.server.log.schema.MigrationMark;
import chat.server.log.storage.Storage;
import chat.server.time.TimeSource;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * The log in PostgreSQL for one reign, at whose end it ends too. What {@link #append} returned is
 * on two machines. Threads: see {@link RoomLog}.
 */
public final class PostgresLog implements RoomLog {
  private final Reign reign;
  private final TimeSource time;
  private final String id;
  private final KnownEnds ends;
  private final PostgresWriter writer;
  private final PostgresRooms rooms;
  private final PostgresReaders readers;
  private final EmptiedLogs emptied = new EmptiedLogs();
  private final PostgresPruner pruner;
  private final WordIndexer indexer;

  private PostgresLog(Reign reign, Retention retention, TimeSource time) throws LogException {
    this.reign = reign;
    this.time = time;
    this.id = reign.read("read the log's id", connection -> id(new Sql(connection)));
    Acknowledged acknowledged = new Acknowledged();
    this.ends = new KnownEnds(time::nanoTime);
    this.writer = new PostgresWriter(reign, ends, acknowledged);
    this.rooms = new PostgresRooms(reign, time, ends);
    this.pruner = new PostgresPruner(new ReignStore(reign), retention, emptied, time);
    this.readers =
        new PostgresReaders(new PostgresReader(reign, acknowledged), new ReignStore(reign));
    this.indexer = new WordIndexer(new ReignStore(reign));
  }

  /**
   * Opens the log that a claim owns, and deletes what need not be stored: nobody is in its rooms
   * yet.
   *
   * @param reign the claim, which the caller closes after the log
   * @param retention without a limit in bytes, which a shared database has none of
   * @throws LogException if that fails, and may succeed later
   */
  public static PostgresLog open(Reign reign, Retention retention, TimeSource time)
      throws LogException {
    if (reign
        .read("read the log's id", connection -> MigrationMark.read(new Sql(connection)))
        .isPresent()) {
      throw MigrationMark.unfinished("the database at " + reign.claim().primary());
    }
    PostgresLog log = new PostgresLog(reign, retention, time);
    try {
      log.rooms.closeAll();
      log.pruner.start();
      log.indexer.start();
      return log;
    } catch (LogException | RuntimeException e) {
      log.close();
      throw e;
    }
  }

  private static String id(Sql sql) throws SQLException {
    return sql.rows(row -> row.getString(1), "SELECT value FROM about WHERE name = 'log_id'")
        .get(0);
  }

  /** Returns the log, and the accounts and the moderation of this reign. */
  public Storage storage() throws LogException {
    ReignStore store = new ReignStore(reign);
    return new Storage(
        this,
        new StoredAccounts(store, store),
        new StoredModeration(store, store, ends::forgetAll));
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public List<LogMessage> append(List<Draft> drafts, Map<LogName, Text> topics)
      throws LogException {
    List<LogMessage> stored = writer.append(drafts, topics);
    pruner.stored(stored);
    indexer.changed();
    return stored;
  }

  @Override
  public boolean prunesRooms() {
    return true;
  }

  /** The check of the owner locks its row, so that the commit waits for a second machine. */
  @Override
  public void confirm() throws LogException {
    reign.write("confirm that this server owns the log", connection -> true);
  }

  @Override
  public long lastSeq(LogName log) throws LogException {
    return writer.lastSeq(log);
  }

  @Override
  public ClientEnds ends(String author, LogName inbox) throws LogException {
    return readers.query(reader -> reader.ends(author, inbox), waited -> {});
  }

  /** Asks the database only if nobody has: the hub does not wait for it otherwise. */
  @Override
  public ClientEnds newest(String author, LogName inbox, Optional<ClientEnds> read)
      throws LogException {
    return ends.newest(author, inbox, read.isPresent() ? read.get() : ends(author, inbox));
  }

  @Override
  public List<StoredRoom> rooms(String afterKey, int count) throws LogException {
    return readers.query(reader -> reader.rooms(afterKey, count), waited -> {});
  }

  @Override
  public Optional<StoredRoom> room(RoomName room) throws LogException {
    return rooms.find(room);
  }

  @Override
  public StoredRoom openRoom(LogName ifNew) throws LogException {
    return rooms.open(ifNew);
  }

  @Override
  public StoredRoom privateRoom(LogName room) throws LogException {
    return rooms.byLog(room);
  }

  @Override
  public int countRooms(int atMost) throws LogException {
    return rooms.count(atMost);
  }

  @Override
  public int countRoomsOf(String author) throws LogException {
    return rooms.countOf(author);
  }

  @Override
  public List<LogName> emptyRooms(String after, int count) throws LogException {
    List<String> settled = emptied.take();
    try {
      if (!settled.isEmpty()) {
        rooms.settle(settled);
      }
    } catch (LogException e) {
      emptied.add(settled);
      throw e;
    }
    return rooms.empty(after, count);
  }

  @Override
  public Erased erase(long account, Optional<LogPosition> after) throws LogException {
    return writer.erase(account, after);
  }

  @Override
  public void deleteRooms(List<LogName> deleted) throws LogException {
    rooms.delete(deleted);
  }

  @Override
  public boolean takeEmptied() {
    return emptied.takeNews();
  }

  @Override
  public void spare(UndeliveredMessages undelivered) {
    pruner.spare(undelivered);
  }

  @Override
  public Page read(LogName log, long after, long upTo, int maxBytes) throws LogException {
    return readers.query(reader -> reader.read(log, after, upTo, maxBytes), waited -> {});
  }

  @Override
  public List<LogMessage> read(List<LogPosition> positions) throws LogException {
    return readers.query(reader -> reader.read(positions), waited -> {});
  }

  @Override
  public LogReader reader(LongConsumer waited) {
    return readers.ofClient(time::nanoTime, waited);
  }

  @Override
  public Search search(SearchQuery query) {
    return reader(waited -> {}).search(query);
  }

  @Override
  public void close() {
    indexer.close();
    pruner.close();
    readers.close();
  }
}
