package chat.server.log.search;

import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.Page;
import chat.server.log.ReadableLog;
import chat.server.log.file.DataFolder;
import chat.server.log.file.Database;
import java.sql.SQLException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of the search index. Replaces a file that is damaged, or the index of another log or of
 * messages that the log doesn't have. The thread that opens the log, later the search thread.
 */
final class SearchFile {
  private static final Logger LOG = LoggerFactory.getLogger(SearchFile.class);
  private static final String NAME = "search.db";

  private final DataFolder folder;
  private final String logId;

  /**
   * The file in a folder.
   *
   * @param logId the id of the log that is indexed
   */
  SearchFile(DataFolder folder, String logId) {
    this.folder = folder;
    this.logId = logId;
  }

  /** Opens the index of this log, which may be empty. */
  SearchTables open(ReadableLog log) throws LogException {
    try {
      SearchTables tables = connect();
      try {
        if (belongsTo(log, tables)) {
          return tables;
        }
        tables.close();
        return replace("it belongs to other messages");
      } catch (SQLException e) {
        LOG.debug("can't use the search index", e);
        tables.close();
        return replace("it is damaged");
      }
    } catch (SQLException | LogException e) {
      LOG.debug("can't use the search index", e);
      return replace("it is damaged");
    }
  }

  /** Deletes the file and opens an empty one. */
  SearchTables replace(String reason) throws LogException {
    LOG.warn("rebuilding the search index: {}", reason);
    folder.delete(NAME);
    return connect();
  }

  private SearchTables connect() throws LogException {
    Database database = new Database(folder.file(NAME), SearchTables.VERSION);
    database.check();
    return new SearchTables(
        database.open(
            Database.Sync.NORMAL,
            (statement, fromVersion) -> SearchTables.create(statement, logId)));
  }

  private boolean belongsTo(ReadableLog log, SearchTables tables)
      throws SQLException, LogException {
    if (!tables.logId().equals(logId)) {
      return false;
    }
    for (Map.Entry<LogName, Long> cursor : tables.cursors().entrySet()) {
      long seq = cursor.getValue();
      Page last = log.read(cursor.getKey(), seq - 1, seq, 1);
      if (last.messages().isEmpty() && last.firstStored() <= seq) {
        return false;
      }
    }
    return true;
  }
}
