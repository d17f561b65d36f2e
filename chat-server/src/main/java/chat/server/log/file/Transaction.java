package chat.server.log.file;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Runs statements that take effect together or not at all. The thread that their connection belongs
 * to.
 */
public final class Transaction {
  /** The statements of a transaction, and what they return. */
  public interface Statements<T> {
    T run() throws SQLException;
  }

  private Transaction() {}

  /** Runs the statements, and commits; if one of them fails, none has an effect. */
  public static <T> T run(Connection connection, Statements<T> statements) throws SQLException {
    connection.setAutoCommit(false);
    try {
      T result = statements.run();
      connection.commit();
      connection.setAutoCommit(true);
      return result;
    } catch (SQLException | RuntimeException e) {
      rollBack(connection, e);
      throw e;
    }
  }

  /**
   * Rolls back. A failure of that does not replace the first one: after some errors, like that of a
   * full disk, SQLite has rolled back already, and refuses to do it twice.
   */
  private static void rollBack(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
    try {
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }
}
