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

  private final DataFolder folder;
  private final SqliteWriter writer;
  private final LogReaders readers;
  private final SearchIndex search;
  private final Upkeep upkeep;
  private final String id;

  private SqliteLog(
      DataFolder folder, SqliteWriter writer, LogReaders readers, SearchIndex search, Upkeep upkeep)
      throws SQLException {
    this.folder = folder;
    this.writer = writer;
    this.readers = readers;
    this.search = search;
    this.upkeep = upkeep;
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
    try {
      Database database = new Database(folder.file("messages.db"), Tables.VERSION);
      Database.Sync sync = waitForDisk ? Database.Sync.FULL : Database.Sync.NORMAL;
      SqliteWriter writer = new SqliteWriter(database.open(sync, Tables::migrate));
      LogReaders readers = new LogReaders(database, READERS);
      SearchIndex search = SearchIndex.open(folder.file("search.db"), readers);
      Upkeep upkeep = new Upkeep(database, keep, clock);
      upkeep.start();
      return new SqliteLog(folder, writer, readers, search, upkeep);
    } catch (SQLException e) {
      folder.close();
      throw new LogException(
          "can't open the messages in %s (%s)".formatted(path, e.getMessage()), e);
    } catch (LogException e) {
      folder.close();
      throw e;
    }
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
      throw new LogException(e.getMessage(), e);
    }
  }

  @Override
  public long lastSeq(LogName log) throws LogException {
    try {
      return writer.lastSeq(log);
    } catch (SQLException e) {
      throw new LogException(e.getMessage(), e);
    }
  }

  @Override
  public long lastId(String author) throws LogException {
    try {
      return writer.lastId(author);
    } catch (SQLException e) {
      throw new LogException(e.getMessage(), e);
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
      throw new LogException(e.getMessage(), e);
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
    try {
      search.close();
      upkeep.close();
      readers.close();
      writer.close();
    } catch (SQLException e) {
      throw new IllegalStateException("a database that can't be closed", e);
    } finally {
      folder.close();
    }
  }
}
