package chat.server.log.file;

import chat.server.log.LogException;
import java.sql.Connection;
import java.sql.SQLException;

/** The tables of a SQLite database, by a connection. The thread of the connection. */
public final class SqliteStore implements Store {
  /** Refuses changes that would be lost, and describes failures. */
  public interface Guard {
    /** Throws if a change would be lost. */
    void check() throws LogException;

    /** Describes why a statement failed. */
    LogException failure(String verb, SQLException e);

    /** Returns the guard of a database that was checked, and that no server uses. */
    static Guard of(Database database) {
      return new Guard() {
        @Override
        public void check() {
          // Nothing was lost when it was opened.
        }

        @Override
        public LogException failure(String verb, SQLException e) {
          return database.failure(verb, e);
        }
      };
    }
  }

  private final Connection connection;
  private final Sql sql;
  private final Guard guard;

  /**
   * The tables that a connection reaches.
   *
   * @param connection which the caller closes
   */
  public SqliteStore(Connection connection, Guard guard) {
    this.connection = connection;
    this.sql = new Sql(connection);
    this.guard = guard;
  }

  /** Returns a reader for any thread, which opens a connection for each read. */
  public static TableReader reader(Database database, Guard guard) {
    return new TableReader() {
      @Override
      public <T> T read(String verb, Work<T> work) throws LogException {
        try (Connection connection = database.openToRead()) {
          return work.run(new Sql(connection));
        } catch (SQLException e) {
          throw guard.failure(verb, e);
        }
      }
    };
  }

  @Override
  public <T> T read(String verb, Work<T> work) throws LogException {
    try {
      return work.run(sql);
    } catch (SQLException e) {
      throw guard.failure(verb, e);
    }
  }

  @Override
  public <T> T write(String verb, Work<T> work) throws LogException {
    guard.check();
    try {
      return Transaction.run(connection, () -> work.run(sql));
    } catch (SQLException e) {
      throw guard.failure(verb, e);
    }
  }
}
