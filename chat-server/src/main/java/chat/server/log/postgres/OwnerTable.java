package chat.server.log.postgres;

import chat.server.log.LogException;
import chat.server.log.file.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The rows that say which server owns the log, and that it lives. Any thread, each with its own
 * connection.
 *
 * <p>The owner's main connection has a lock, which the database releases when that connection ends;
 * so the death of a process is noticed at once, and only that of a computer after a time.
 */
public final class OwnerTable {
  /** The tables, each with its one row; {@code beat} changes often and stays small. */
  static final List<String> CREATE =
      List.of(
          "CREATE TABLE IF NOT EXISTS owner ("
              + "one boolean PRIMARY KEY DEFAULT true CHECK (one), epoch bigint NOT NULL,"
              + " server text COLLATE \"C\" NOT NULL, address text COLLATE \"C\" NOT NULL,"
              + " claimed bigint NOT NULL)",
          "CREATE TABLE IF NOT EXISTS beat ("
              + "one boolean PRIMARY KEY DEFAULT true CHECK (one), epoch bigint NOT NULL,"
              + " count bigint NOT NULL)"
              + " WITH (fillfactor = 10, autovacuum_vacuum_threshold = 50)",
          "INSERT INTO owner (epoch, server, address, claimed) VALUES (0, '', '', 0)"
              + " ON CONFLICT (one) DO NOTHING",
          "INSERT INTO beat (epoch, count) VALUES (0, 0) ON CONFLICT (one) DO NOTHING");

  /** The key of the owner's lock, "chat" in ASCII. */
  private static final long LOCK = 0x6368_6174L;

  private static final String LOOK =
      "SELECT o.epoch, o.server, o.address, b.epoch, b.count, pg_try_advisory_lock("
          + LOCK
          + ") FROM owner o, beat b";

  /**
   * Ends the connections of claims, unless another server has claimed meanwhile. One of them may
   * wait for a second machine, with locks on the owner's row, even if its process is long dead.
   */
  private static final String TERMINATE =
      "SELECT count(pg_terminate_backend(a.pid)) FROM pg_stat_activity a"
          + " JOIN owner o ON o.epoch = ?"
          + " WHERE a.datname = current_database() AND a.pid <> pg_backend_pid()"
          + " AND a.application_name ~ '^chat-[^/]+/[0-9]+$'";

  private static final String CLAIM =
      "UPDATE owner SET epoch = epoch + 1, server = ?, address = ?, claimed = ?"
          + " WHERE epoch = ? RETURNING epoch";

  private static final String BEAT =
      "UPDATE beat SET epoch = ?, count = count + 1 WHERE (SELECT epoch FROM owner) = ?";

  private OwnerTable() {}

  /**
   * What a look at the owner found.
   *
   * @param address where clients reach the owner; empty before the first claim
   * @param beatEpoch the claim whose owner counted last
   * @param beats a number that rises while the owner lives
   * @param hasLock whether the connection that looked has got the lock of the owner, which no
   *     connection had
   */
  public record Seen(
      long epoch, String server, String address, long beatEpoch, long beats, boolean hasLock) {}

  /**
   * Looks at the owner, and takes its lock if it is free. The connection is then to claim, or to be
   * closed.
   */
  public static Seen look(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOOK);
        ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        throw new SQLException("the tables owner and beat have lost their row");
      }
      int column = 1;
      return new Seen(
          row.getLong(column++),
          row.getString(column++),
          row.getString(column++),
          row.getLong(column++),
          row.getLong(column++),
          row.getBoolean(column));
    }
  }

  /**
   * Claims the log. Once this returns, a second machine has the claim, and with it all that was
   * written before; whatever of the last owner comes later writes nothing.
   *
   * @param connection the connection that looked; the caller closes it if this fails
   * @param address where clients reach this server
   * @param millis the time, in milliseconds since 1970
   * @throws LogException if another server was faster, or the node is not safe
   * @throws SQLException if it is unknown whether the claim is stored: no server may use it
   */
  public static Claim claim(
      Connection connection, Connector connector, Target target, String address, long millis)
      throws LogException, SQLException {
    Optional<String> problem = SafeSettings.problem(connection, target.primary().toString());
    if (problem.isPresent()) {
      throw new LogException(problem.get());
    }
    long before = target.seen().epoch();
    String server = connector.server();
    query(
        connection,
        "SELECT set_config('application_name', ?, false)",
        Connector.nameOf(server, before + 1));
    query(connection, TERMINATE, before);
    if (!target.seen().hasLock()) {
      query(connection, "SELECT pg_advisory_lock(" + LOCK + ")::text");
    }
    try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
      int parameter = 1;
      claim.setString(parameter++, server);
      claim.setString(parameter++, address);
      claim.setLong(parameter++, millis);
      claim.setLong(parameter, before);
      connection.clearWarnings();
      try (ResultSet row = claim.executeQuery()) {
        if (!row.next()) {
          throw new LogException("another server has claimed the log meanwhile");
        }
        Optional<String> doubt = Outcomes.doubt(claim, connection);
        if (doubt.isPresent()) {
          throw new SQLException("the claim may be on one machine only: " + doubt.get());
        }
        return new Claim(row.getLong(1), server, target.primary());
      }
    }
  }

  /**
   * What a claim is based on.
   *
   * @param primary the node that the connection leads to
   */
  public record Target(PostgresUrl.Node primary, Seen seen) {}

  /** Releases the owner's lock, which this connection has. */
  static void releaseLock(Connection connection) throws SQLException {
    query(connection, "SELECT pg_advisory_unlock(" + LOCK + ")::text");
  }

  /** Returns where clients reach the owner, if it has claimed after a claim. */
  public static Optional<String> nextOwner(Connection connection, long epoch) throws SQLException {
    return new Sql(connection)
        .rows(row -> row.getString(1), "SELECT address FROM owner WHERE epoch > ?", epoch).stream()
            .findFirst();
  }

  /** Returns the number of the last claim. */
  public static long epoch(Connection connection) throws SQLException {
    return new Sql(connection).number("SELECT epoch FROM owner");
  }

  /** Returns the id of the log that the database has. */
  public static String logId(Connection connection) throws SQLException {
    List<String> ids =
        new Sql(connection)
            .rows(row -> row.getString(1), "SELECT value FROM about WHERE name = 'log_id'");
    if (ids.isEmpty()) {
      throw new SQLException("the table about has lost the id of the log");
    }
    return ids.get(0);
  }

  /** Prepares a connection for beats, which need no second machine. */
  public static void prepareToBeat(Connection connection) throws SQLException {
    query(connection, "SELECT set_config('synchronous_commit', 'off', false)");
  }

  /** Shows that the owner lives; returns false if another server has claimed. */
  static boolean beat(Connection connection, long epoch) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(BEAT)) {
      statement.setLong(1, epoch);
      statement.setLong(2, epoch);
      return statement.executeUpdate() == 1;
    }
  }

  private static void query(Connection connection, String query, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    }
  }
}
