package chat.server.log;

import chat.protocol.RoomName;
import chat.protocol.Text;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * The log on disk, in a folder of its own: what {@link #append} returned is still there after the
 * process, or with {@link Database.Sync#FULL} the power, has gone.
 */
public final class SqliteLog implements RoomLog {
  private static final int READERS = 3;

  private final Database database;
  private final SqliteWriter writer;
  private final LogReaders readers;
  private final SearchIndex search;
  private final Parts parts;
  private final String id;

  private SqliteLog(
      Database database, SqliteWriter writer, LogReaders readers, SearchIndex search, Parts parts)
      throws SQLException {
    this.database = database;
    this.writer = writer;
    this.readers = readers;
    this.search = search;
    this.parts = parts;
    this.id = writer.logId();
  }

  /**
   * Opens the log in a folder, which is made if there is none.
   *
   * @param waitForDisk whether a message is on the disk, and not only on its way, when it counts
   * @throws LogException if that can't be; its message says why and what to do
   */
  public static SqliteLog open(Path path, boolean waitForDisk, Keep keep, Clock clock)
      throws LogException {
    DataFolder folder = DataFolder.open(path);
    Parts parts = new Parts();
    parts.add(folder::close);
    try {
      return open(
          folder, parts, waitForDisk ? Database.Sync.FULL : Database.Sync.NORMAL, keep, clock);
    } catch (SQLException e) {
      parts.close();
      throw new LogException(
          "can't open the messages in %s (%s)".formatted(path, e.getMessage()), e);
    } catch (LogException e) {
      parts.close();
      throw e;
    }
  }

  private static SqliteLog open(
      DataFolder folder, Parts parts, Database.Sync sync, Keep keep, Clock clock)
      throws LogException, SQLException {
    Database database = new Database(folder.file("messages.db"), Tables.VERSION);
    database.check();
    SqliteWriter writer = new SqliteWriter(database.open(sync, Tables::migrate));
    parts.add(writer::close);
    LogReaders readers = new LogReaders(database, READERS);
    parts.add(readers::close);
    SearchIndex search = SearchIndex.open(folder, writer.logId(), readers);
    parts.add(search::close);
    Upkeep upkeep = new Upkeep(database, keep, clock);
    parts.add(upkeep::close);
    upkeep.start();
    return new SqliteLog(database, writer, readers, search, parts);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public List<LogMessage> append(List<Draft> drafts) throws LogException {
    try {
      return writer.append(drafts);
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
  public Map<RoomName, Text> rooms() throws LogException {
    return readers.read(SqliteReader::rooms);
  }

  @Override
  public void setTopic(RoomName room, Text topic) throws LogException {
    try {
      writer.setTopic(room, topic);
    } catch (SQLException e) {
      throw database.failure("write", e);
    }
  }

  @Override
  public Page read(LogName log, long after, long upTo, int maxBytes) throws LogException {
    return readers.read(reader -> reader.read(log, after, upTo, maxBytes));
  }

  @Override
  public List<LogMessage> search(LogName log, Text words, long before, int count)
      throws LogException {
    List<Long> found = search.find(log, words, before, count);
    return readers.read(reader -> reader.read(log, found));
  }

  @Override
  public void close() {
    parts.close();
  }
}
