package chat.server.log.file;

import chat.server.log.LogException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Opens connections to one SQLite file, of a version of tables that the caller knows. */
public final class Database {
  /** How long a statement waits for another connection, in milliseconds. */
  public static final int BUSY_MILLIS = 10_000;

  /** Marks our files among other SQLite databases: "chat" in ASCII. */
  static final int APPLICATION_ID = 0x63686174;

  /** The size to which SQLite cuts the write-ahead log when it restarts at its beginning. */
  private static final int MAX_IDLE_WAL_BYTES = 32 << 20;

  private final Path file;
  private final int version;
  private final boolean canShrink;

  /** When a commit returns: once it is on the disk, or once the system has it. */
  public enum Sync {
    FULL,
    NORMAL
  }

  /** Creates or changes the tables of a database, from one version to the next. */
  public interface Migration {
    void apply(Statement statement, int fromVersion) throws SQLException;
  }

  /**
   * A database in a file that may be empty.
   *
   * @param version of the tables; those of a lower one are migrated, those of a higher one refused
   */
  public Database(Path file, int version) {
    this(file, version, false);
  }

  private Database(Path file, int version, boolean canShrink) {
    this.file = file;
    this.version = version;
    this.canShrink = canShrink;
  }

  /** Returns a database in the same file, made for {@link IncrementalVacuum} if it is new. */
  public Database thatCanShrink() {
    return new Database(file, version, true);
  }

  public Path file() {
    return file;
  }

  /**
   * Refuses a file that isn't ours, has a newer version, or is damaged. Uses a read-only
   * connection: one that can write changes such a file even by being closed.
   */
  public void check() throws LogException {
    new DatabaseCheck(this, file, version).run();
  }

  /** Opens a connection that reads and writes, with tables of the wanted version. */
  public Connection open(Sync sync, Migration migration) throws LogException {
    try {
      SQLiteConfig config = new SQLiteConfig();
      // Otherwise the driver queries the last row's number after each INSERT.
      config.setGetGeneratedKeys(false);
      Connection connection = config.createConnection("jdbc:sqlite:" + file);
      try (Statement statement = connection.createStatement()) {
        // Only a new database takes this: pages larger than the default make a commit of many
        // messages faster, and one of a single message hardly slower.
        statement.execute("PRAGMA page_size = 8192");
        if (canShrink) {
          statement.execute("PRAGMA auto_vacuum = INCREMENTAL");
        }
        statement.execute("PRAGMA journal_mode = WAL");
        statement.execute("PRAGMA synchronous = " + sync);
        statement.execute("PRAGMA wal_autocheckpoint = 0");
        statement.execute("PRAGMA journal_size_limit = " + MAX_IDLE_WAL_BYTES);
        statement.execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
        // What a connection deletes must not stay readable in the file; see UnusedBytes.
        statement.execute("PRAGMA secure_delete = ON");
        migrate(connection, statement, migration);
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
      return connection;
    } catch (SQLException e) {
      throw openFailure(e);
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

  /** Opens a read-only connection. */
  public Connection openToRead() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file + "?open_mode=1");
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
      statement.execute("PRAGMA query_only = true");
    }
    return connection;
  }

  /**
   * Opens a read-only connection to a database that may be in use, but is not checked for damage.
   *
   * @throws LogException if it isn't ours, or its tables are of another version
   */
  public Connection openUnchecked() throws LogException {
    try {
      Connection connection = openToRead();
      try {
        new DatabaseCheck(this, file, version).requireThisVersion(connection);
        return connection;
      } catch (SQLException | LogException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw openFailure(e);
    }
  }

  /**
   * Returns the exception that tells a person what failed in an open database, and what to do.
   *
   * @param verb what failed, like {@code write}
   */
  public LogException failure(String verb, SQLException e) {
    return isDamage(e)
        ? new LogException(
            "%s is damaged (%s). Stop the server, and restore a backup"
                .formatted(file, e.getMessage()),
            e)
        : failure(verb, DiskFull.reasonInUse(e), e);
  }

  /** Returns the exception that tells a person why the server can't open the file. */
  public LogException openFailure(SQLException e) {
    return isDamage(e) ? damaged(e.getMessage(), e) : failure("open", DiskFull.reasonAtStart(e), e);
  }

  private LogException failure(String verb, String reason, SQLException e) {
    return new LogException("can't %s %s: %s".formatted(verb, file, reason), e);
  }

  LogException damaged(String how, SQLException cause) {
    return new LogException(
        "%s is damaged or not a chat-server file (%s): restore a backup, move the folder %s away, or give another one with --data"
            .formatted(file, how, file.getParent()),
        cause);
  }

  /** Returns whether an error means that the file is not as SQLite wrote it. */
  public static boolean isDamage(SQLException e) {
    // The low byte is the primary result code.
    int code = e.getErrorCode() & 0xFF;
    return code == SQLiteErrorCode.SQLITE_CORRUPT.code
        || code == SQLiteErrorCode.SQLITE_NOTADB.code
        // A write-ahead log that ends before a page that its index refers to.
        || (e instanceof SQLiteException failure
            && failure.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHORT_READ);
  }

  /** Returns the version of the tables in the file, 0 if there are none. */
  public int storedVersion() throws LogException {
    try (Connection connection = openToRead();
        Statement statement = connection.createStatement()) {
      return number(statement, "PRAGMA user_version");
    } catch (SQLException e) {
      throw openFailure(e);
    }
  }

  static int number(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      return result.next() ? result.getInt(1) : 0;
    }
  }
}
