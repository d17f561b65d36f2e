package chat.server.log.search;

import chat.server.log.LogException;
import chat.server.log.file.DataFolder;
import chat.server.log.file.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of the search index. Replaces a file that is damaged, or the index of another log or of
 * messages that the log doesn't have. The thread that opens the log, later the search thread.
 */
final class SearchFile {
  private static final Logger LOG = LoggerFactory.getLogger(SearchFile.class);
  private static final String NAME = "search.db";

  /** The pages of 8 KiB at which the write-ahead log is copied into the file, and starts again. */
  static final int WAL_PAGES = 512;

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

  /**
   * Opens the index of this log, which may be empty.
   *
   * @param lastCommit the number of the log's last commit
   */
  IndexTables open(long lastCommit) throws LogException {
    try {
      IndexTables tables = connect();
      try {
        if (tables.logId().equals(logId) && tables.lastCommit() <= lastCommit) {
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

  /** Returns what opens connections for searches. */
  BlockReaders readers() throws LogException {
    return new BlockReaders(folder.file(NAME));
  }

  /** Deletes the file and opens an empty one. */
  IndexTables replace(String reason) throws LogException {
    LOG.warn("rebuilding the search index: {}", reason);
    folder.delete(NAME);
    return connect();
  }

  private IndexTables connect() throws LogException {
    Database database = new Database(folder.file(NAME), SearchSchema.VERSION);
    database.check();
    Connection connection =
        database.open(
            Database.Sync.NORMAL,
            (statement, fromVersion) -> SearchSchema.migrate(statement, fromVersion, logId));
    try (Statement statement = connection.createStatement()) {
      // The search thread can wait for a checkpoint, unlike the hub.
      statement.execute("PRAGMA wal_autocheckpoint = " + WAL_PAGES);
    } catch (SQLException e) {
      throw database.openFailure(e);
    }
    return new IndexTables(connection);
  }
}
