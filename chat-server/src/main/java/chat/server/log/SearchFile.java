package chat.server.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of the search index. Whenever it is not what it should be, it is made anew: damaged, of
 * another log, or of one that had more messages.
 */
final class SearchFile {
  private static final Logger LOG = LoggerFactory.getLogger(SearchFile.class);
  private static final String NAME = "search.db";
  private static final int VERSION = 1;

  private final DataFolder folder;
  private final String logId;

  /**
   * The file in a folder.
   *
   * @param logId of which log it is the index
   */
  SearchFile(DataFolder folder, String logId) {
    this.folder = folder;
    this.logId = logId;
  }

  /** A connection to an index of this log, which may be empty. */
  Connection open(LogReaders readers) throws LogException {
    try {
      Connection connection = connect();
      try {
        if (fits(connection, readers)) {
          return connection;
        }
        connection.close();
        return remake("it is of other messages");
      } catch (SQLException e) {
        LOG.debug("the search index can't be used", e);
        connection.close();
        return remake("it is damaged");
      }
    } catch (SQLException | LogException e) {
      LOG.debug("the search index can't be used", e);
      return remake("it is damaged");
    }
  }

  Connection remake(String reason) throws LogException {
    LOG.warn("the search index is made anew: {}", reason);
    folder.delete(NAME);
    return connect();
  }

  private Connection connect() throws LogException {
    Database database = new Database(folder.file(NAME), VERSION);
    database.check();
    return database.open(Database.Sync.NORMAL, this::create);
  }

  private void create(Statement statement, int fromVersion) throws SQLException {
    statement.execute("CREATE TABLE about (log_id TEXT)");
    statement.execute("INSERT INTO about VALUES ('" + logId.replace("'", "''") + "')");
    statement.execute("CREATE TABLE cursors (room TEXT PRIMARY KEY, seq INTEGER NOT NULL)");
    statement.execute(
        "CREATE TABLE places (number INTEGER PRIMARY KEY, room TEXT, seq INTEGER,"
            + " UNIQUE (room, seq))");
    statement.execute(
        "CREATE VIRTUAL TABLE words USING fts5(text, content='', contentless_delete=1,"
            + " tokenize='unicode61 remove_diacritics 2')");
  }

  private boolean fits(Connection connection, LogReaders readers)
      throws SQLException, LogException {
    try (PreparedStatement about = connection.prepareStatement("SELECT log_id FROM about");
        ResultSet id = about.executeQuery()) {
      if (!id.next() || !id.getString(1).equals(logId)) {
        return false;
      }
    }
    try (PreparedStatement cursors = connection.prepareStatement("SELECT room, seq FROM cursors");
        ResultSet cursor = cursors.executeQuery()) {
      while (cursor.next()) {
        LogName log = new LogName(cursor.getString(1));
        long seq = cursor.getLong(2);
        Page last = readers.read(reader -> reader.read(log, seq - 1, seq, 1));
        if (last.messages().isEmpty() && last.firstHeld() <= seq) {
          return false;
        }
      }
    }
    return true;
  }
}
