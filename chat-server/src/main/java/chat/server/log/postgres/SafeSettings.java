package chat.server.log.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The settings of a database node without which an acknowledged message could be lost: asked when a
 * server starts, at each claim, and in each write. Any thread.
 */
public final class SafeSettings {
  /** The condition of each write: it is true while what a node commits is on a second machine. */
  static final String ARE_SAFE =
      "current_setting('synchronous_standby_names') <> ''"
          + " AND current_setting('synchronous_commit') IN ('on', 'remote_apply')"
          + " AND current_setting('fsync') = 'on'"
          + " AND current_setting('full_page_writes') = 'on'";

  private static final int OLDEST_VERSION = 13;
  private static final int VERSION_FACTOR = 10_000;

  private static final String QUERY =
      "SELECT current_setting('server_version_num')::int, current_setting('server_encoding'),"
          + " current_setting('synchronous_standby_names'), current_setting('synchronous_commit'),"
          + " current_setting('fsync'), current_setting('full_page_writes')";

  private SafeSettings() {}

  /**
   * Returns why a node must store no message, in words for its operator; empty if it is safe.
   *
   * @param node how people call the node
   */
  public static Optional<String> problem(Connection connection, String node) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(QUERY)) {
      row.next();
      return problem(row).map(words -> "the database at " + node + " " + words);
    }
  }

  private static Optional<String> problem(ResultSet row) throws SQLException {
    int column = 1;
    int version = row.getInt(column++) / VERSION_FACTOR;
    if (version < OLDEST_VERSION) {
      return Optional.of(
          "is PostgreSQL " + version + ": use version " + OLDEST_VERSION + " or later");
    }
    String encoding = row.getString(column++);
    if (!encoding.equals("UTF8")) {
      return Optional.of(
          "stores text as "
              + encoding
              + ": make one with CREATE DATABASE chat ENCODING 'UTF8' TEMPLATE template0");
    }
    if (row.getString(column++).isEmpty()) {
      return Optional.of(
          "stores messages on one machine only: synchronous_standby_names is empty. Set it to"
              + " 'ANY 1 (…)' with the names of all nodes, on every node, standbys too");
    }
    String commit = row.getString(column++);
    if (!commit.equals("on") && !commit.equals("remote_apply")) {
      return Optional.of(
          "acknowledges before a second machine has a message: synchronous_commit is "
              + commit
              + ". Set it to on");
    }
    if (!row.getString(column++).equals("on")) {
      return Optional.of(
          "may lose what it acknowledged at a power cut: fsync is off. Set it to on, on every"
              + " node");
    }
    if (!row.getString(column).equals("on")) {
      return Optional.of(
          "may damage its tables at a power cut: full_page_writes is off. Set it to on, on every"
              + " node");
    }
    return Optional.empty();
  }
}
