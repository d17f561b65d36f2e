package chat.server.log.postgres;

import chat.server.log.LogException;
import chat.server.log.file.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables of the log, in a schema of their own. The thread that opens the database; several
 * servers may do so at once.
 */
public final class PostgresSchema {
  /** The version that this server writes. */
  public static final int VERSION = 1;

  /** Servers that start at once wait for this lock, and find the tables made. */
  private static final long LOCK = 0x6368_6174_0001L;

  private static final String FORBIDDEN = "42501";

  private static final List<List<String>> TABLES =
      List.of(OwnerTable.CREATE, NodeTable.CREATE, MessageTables.CREATE, PeopleTables.CREATE);

  private PostgresSchema() {}

  /**
   * Creates the tables, unless the database has them.
   *
   * @param connection without a transaction
   * @param node how people call the database
   * @throws LogException if a newer server made them
   */
  public static void open(Connection connection, String node) throws SQLException, LogException {
    long version = version(connection);
    if (version > VERSION) {
      throw new LogException(
          "the database at %s has tables of version %d, this server knows version %d: use a newer chat-server"
              .formatted(node, version, VERSION));
    }
    if (version < VERSION) {
      connection.setAutoCommit(false);
      try {
        create(connection);
      } catch (SQLException e) {
        throw mayNot(connection, node, e);
      }
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  private static SQLException mayNot(Connection connection, String node, SQLException failure)
      throws SQLException, LogException {
    if (!FORBIDDEN.equals(failure.getSQLState())) {
      return failure;
    }
    connection.rollback();
    String role = connection.getMetaData().getUserName();
    throw new LogException(
        "the role %s may not make tables in the database at %s: %s. Make it the owner: ALTER DATABASE %s OWNER TO %s"
            .formatted(
                role,
                node,
                ConnectFailure.words(failure),
                ConnectFailure.quoted(connection.getCatalog()),
                ConnectFailure.quoted(role)),
        failure);
  }

  private static long version(Connection connection) throws SQLException {
    Sql sql = new Sql(connection);
    long tables =
        sql.number(
            """
            SELECT count(*) FROM information_schema.tables
            WHERE table_schema = 'chat' AND table_name = 'about'\
            """);
    return tables == 0
        ? 0
        : sql.number("SELECT value::bigint FROM chat.about WHERE name = 'schema'");
  }

  private static void create(Connection connection) throws SQLException {
    Sql sql = new Sql(connection);
    sql.rows(row -> true, "SELECT pg_advisory_xact_lock(?)", LOCK);
    if (version(connection) > 0) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS chat");
      statement.execute("SET LOCAL search_path = chat");
      for (List<String> commands : TABLES) {
        for (String command : commands) {
          statement.execute(command);
        }
      }
    }
    sql.update("INSERT INTO about (name, value) VALUES ('log_id', ?)", LostCommits.newId());
    sql.update("INSERT INTO about (name, value) VALUES ('schema', ?)", Integer.toString(VERSION));
  }
}
