package chat.server.log.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/**
 * Decides what the end of a write means: whether it is stored, not stored, or nobody knows. Any
 * thread.
 */
enum Outcomes {
  /** Nothing of it is stored, and the connection can be used. */
  NOT_STORED,

  /** It may be stored; it may also be visible to readers, and on no second machine. */
  UNKNOWN,

  /** Nothing of it is stored: this server or this node may write no longer. */
  FENCED;

  private static final String READ_ONLY = "25006";
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String MESSAGES = "messages";

  /** Connection failures, the end of a session, failures of the system and of the database. */
  private static final Set<String> DOUBTFUL_CLASSES = Set.of("08", "58", "XX", "F0");

  private static final String SHUTDOWN = "57P";
  private static final int CLASS_LENGTH = 2;

  /** Severities after which the database ends the session, in the words of all languages alike. */
  private static final Set<String> ENDS_SESSION = Set.of("FATAL", "PANIC");

  /**
   * Returns what a failed write means.
   *
   * @param answers whether its connection answered afterwards, which it does after no fatal error;
   *     severities alone say nothing, since the database may translate them
   */
  static Outcomes of(SQLException failure, boolean answers) {
    ServerErrorMessage message =
        failure instanceof PSQLException known ? known.getServerErrorMessage() : null;
    if (message == null || message.getSQLState() == null) {
      return UNKNOWN;
    }
    String state = message.getSQLState();
    if (state.equals(READ_ONLY)) {
      return FENCED;
    }
    if (state.equals(UNIQUE_VIOLATION) && MESSAGES.equals(message.getTable())) {
      return FENCED;
    }
    if (!answers
        || ENDS_SESSION.contains(String.valueOf(message.getSeverity()))
        || state.startsWith(SHUTDOWN)
        || state.length() < CLASS_LENGTH
        || DOUBTFUL_CLASSES.contains(state.substring(0, CLASS_LENGTH))) {
      return UNKNOWN;
    }
    return NOT_STORED;
  }

  /**
   * Returns whether a connection can be used after a failed write, and ends its transaction. It
   * runs no {@code isValid}, whose time limit cancels statements.
   */
  static boolean answers(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
      statement.execute("SELECT 1");
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  /**
   * Returns the warning that puts a write in doubt which returned normally: when the wait for a
   * second machine is cancelled, the database commits, and warns. It sends no other warnings for
   * what servers write, so each one counts.
   */
  static Optional<String> doubt(PreparedStatement statement, Connection connection)
      throws SQLException {
    Optional<String> doubt = doubt(statement.getWarnings());
    return doubt.isPresent() ? doubt : doubt(connection.getWarnings());
  }

  static Optional<String> doubt(SQLWarning first) {
    for (SQLWarning each = first; each != null; each = each.getNextWarning()) {
      if (!(each instanceof PSQLWarning known) || !isInformation(known.getServerErrorMessage())) {
        return Optional.of(String.valueOf(each.getMessage()));
      }
    }
    return Optional.empty();
  }

  /** Returns whether a message is none of a warning's severity; translated ones count as one. */
  private static boolean isInformation(ServerErrorMessage message) {
    return message != null
        && Set.of("INFO", "NOTICE", "DEBUG", "LOG").contains(String.valueOf(message.getSeverity()));
  }
}
