package chat.server.log;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/** Opens SQLite databases, and sees to it that they are ours and of a version we know. */
final class Database {
  /** Tells our files from other SQLite databases: "chat" in ASCII. */
  private static final int APPLICATION_ID = 0x63686174;

  /** How long a statement waits for another connection. */
  static final int BUSY_MILLIS = 10_000;

  /** To what the write-ahead log shrinks when it begins again from its start. */
  private static final int MAX_IDLE_WAL_BYTES = 32 << 20;

  private static final int SMALLEST_PAGE_BYTES = 512;

  /** What is looked at within about a second. */
  private static final long MAX_CHECKED_BYTES = 256L << 20;

  private final Path file;
  private final int version;

  /**
   * A database in a file that may be empty.
   *
   * @param version of the tables; those of a lower one are migrated, those of a higher refused
   */
  Database(Path file, int version) {
    this.file = file;
    this.version = version;
  }

  /** Makes or changes the tables of a database from one version to the next. */
  interface Migration {
    void apply(Statement statement, int fromVersion) throws SQLException;
  }

  /**
   * Refuses a file that isn't ours, is newer, or is damaged. By a connection that only reads: one
   * that may write would change such a file even by being closed.
   */
  void check() throws LogException {
    requireWholePages();
    try (Connection connection = openToRead();
        Statement statement = connection.createStatement()) {
      requireOurs(statement);
      requireWhole(statement);
    } catch (SQLException e) {
      throw failure("open", e);
    }
  }

  /** A connection that reads and writes, to tables of the wanted version. */
  Connection open(Sync sync, Migration migration) throws LogException {
    try {
      SQLiteConfig config = new SQLiteConfig();
      // Else the driver asks for the last row's number after each INSERT.
      config.setGetGeneratedKeys(false);
      Connection connection = config.createConnection("jdbc:sqlite:" + file);
      try (Statement statement = connection.createStatement()) {
        // Of a new database. A commit of many messages takes fewer calls, one of a single message
        // little more to write.
        statement.execute("PRAGMA page_size = 8192");
        statement.execute("PRAGMA journal_mode = WAL");
        statement.execute("PRAGMA synchronous = " + sync);
        statement.execute("PRAGMA wal_autocheckpoint = 0");
        statement.execute("PRAGMA journal_size_limit = " + MAX_IDLE_WAL_BYTES);
        statement.execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
        migrate(connection, statement, migration);
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
      return connection;
    } catch (SQLException e) {
      throw failure("open", e);
    }
  }

  /** What a person is to do about an error of SQLite's. */
  LogException failure(String verb, SQLException e) {
    if (isDamage(e)) {
      return damaged(e.getMessage(), e);
    }
    return new LogException("can't %s %s (%s)".formatted(verb, file, e.getMessage()), e);
  }

  private LogException damaged(String how, SQLException cause) {
    return new LogException(
        "%s is damaged or no chat-server's (%s): move the folder %s away, or give another one with --data"
            .formatted(file, how, file.getParent()),
        cause);
  }

  /** Whether an error says that the file is not what SQLite has written. */
  static boolean isDamage(SQLException e) {
    // The low byte; the rest says which kind of it.
    int code = e.getErrorCode() & 0xFF;
    return code == SQLiteErrorCode.SQLITE_CORRUPT.code
        || code == SQLiteErrorCode.SQLITE_NOTADB.code;
  }

  /** A connection that only reads. */
  Connection openToRead() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file + "?open_mode=1");
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
      statement.execute("PRAGMA query_only = true");
    }
    return connection;
  }

  private void requireOurs(Statement statement) throws SQLException, LogException {
    int found = number(statement, "PRAGMA user_version");
    boolean empty = number(statement, "SELECT count(*) FROM sqlite_master") == 0;
    if (!empty && number(statement, "PRAGMA application_id") != APPLICATION_ID) {
      throw new LogException(
          "%s is not a chat-server's: move the folder %s away, or give another one with --data"
              .formatted(file, file.getParent()),
          null);
    }
    if (found > version) {
      throw new LogException(
          "%s was written by a newer chat-server (tables of version %d, this one knows %d): start"
                  .formatted(file, found, version)
              + " that one, or give another folder with --data",
          null);
    }
  }

  /** SQLite would fill up a last page that is cut short, and take a single byte for nothing. */
  private void requireWholePages() throws LogException {
    boolean hasMoreElsewhere = Path.of(file + "-wal").toFile().length() > 0;
    if (!hasMoreElsewhere && file.toFile().length() % SMALLEST_PAGE_BYTES != 0) {
      throw damaged("it is cut short", null);
    }
  }

  /** Looks at every page; but nobody wants to wait for that where there are very many. */
  private void requireWhole(Statement statement) throws SQLException, LogException {
    long bytes = file.toFile().length();
    if (bytes > MAX_CHECKED_BYTES) {
      return;
    }
    try (ResultSet result = statement.executeQuery("PRAGMA quick_check(1)")) {
      String verdict = result.next() ? result.getString(1) : "nothing to check";
      if (!verdict.equals("ok")) {
        throw damaged(verdict.replaceAll("\\s+", " "), null);
      }
    }
  }

  private void migrate(Connection connection, Statement statement, Migration migration)
      throws SQLException {
    int found = number(statement, "PRAGMA user_version");
    if (found == version) {
      return;
    }
    connection.setAutoCommit(false);
    for (int from = found; from < version; from++) {
      migration.apply(statement, from);
    }
    statement.execute("PRAGMA application_id = " + APPLICATION_ID);
    statement.execute("PRAGMA user_version = " + version);
    connection.commit();
    connection.setAutoCommit(true);
  }

  private static int number(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      return result.next() ? result.getInt(1) : 0;
    }
  }

  /** When a commit returns: {@code FULL}: it is on the disk. {@code NORMAL}: it soon will be. */
  enum Sync {
    FULL,
    NORMAL
  }
}
