package chat.server.log.search;

import chat.server.log.LogException;
import chat.server.log.file.DataFolder;
import chat.server.log.file.Database;
import chat.server.log.file.UnusedBytes;
import chat.server.log.file.WalBound;
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

  /** The size of the write-ahead log above which no more is indexed until it is truncated. */
  private static final long MAX_WAL_BYTES = 32 << 20;

  private static final int CACHE_KIB = 8 * 1024;

  private final DataFolder folder;
  private final String logId;
  private final long maxWalBytes;

  /**
   * The file in a folder.
   *
   * @param logId the id of the log that is indexed
   */
  SearchFile(DataFolder folder, String logId) {
    this(folder, logId, MAX_WAL_BYTES);
  }

  SearchFile(DataFolder folder, String logId, long maxWalBytes) {
    this.folder = folder;
    this.logId = logId;
    this.maxWalBytes = maxWalBytes;
  }

  /**
   * Opens the index of this log, which may be empty.
   *
   * @param lastCommit the number of the log's last commit
   */
  IndexTables open(long lastCommit) throws LogException {
    try {
      if (isOlder()) {
        // Dropping the tables would write all of it to the write-ahead log.
        return replace("an earlier version wrote it");
      }
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

  private boolean isOlder() throws LogException {
    return SearchSchema.isReplaced(database().storedVersion());
  }

  private Database database() throws LogException {
    return new Database(folder.file(NAME), SearchSchema.VERSION).thatCanShrink();
  }

  private IndexTables connect() throws LogException {
    Database database = database();
    database.check();
    Connection connection =
        database.open(
            Database.Sync.NORMAL,
            (statement, fromVersion) -> SearchSchema.migrate(statement, fromVersion, logId));
    try (Statement statement = connection.createStatement()) {
      // A page that leaves the cache before the commit is written more than once.
      statement.execute("PRAGMA cache_size = -" + CACHE_KIB);
      // The search thread can wait for a checkpoint, unlike the hub.
      return new IndexTables(
          connection,
          new WalBound(connection, database.file(), maxWalBytes),
          new UnusedBytes(database.file(), connection));
    } catch (SQLException e) {
      throw database.openFailure(e);
    }
  }
}
