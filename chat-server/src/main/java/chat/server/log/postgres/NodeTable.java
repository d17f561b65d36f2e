package chat.server.log.postgres;

import chat.server.log.file.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The rows by which servers find each other: each writes its own, which no second machine need
 * have. Any thread.
 */
public final class NodeTable {
  static final List<String> CREATE =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS nodes (
            server      text   COLLATE "C" PRIMARY KEY,
            instance    text   COLLATE "C" NOT NULL, -- another one for each process
            address     text   COLLATE "C" NOT NULL,
            tls         bigint NOT NULL,
            fingerprint text   COLLATE "C" NOT NULL,
            seen        bigint NOT NULL
          )""");

  /** The database's clock, in milliseconds since 1970: those of the servers may differ. */
  private static final String NOW = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

  private static final int LIVES_MILLIS = 10_000;

  private static final String LIVES = "seen > " + NOW + " - " + LIVES_MILLIS;

  /** Lets a write not wait for a second machine, without changing the connection. */
  private static final String NOT_AWAITED =
      "WITH off AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true) AS value)";

  private static final String WRITE =
      NOT_AWAITED
          + ", before AS (SELECT instance FROM nodes WHERE server = ?)"
          + " INSERT INTO nodes (server, instance, address, tls, fingerprint, seen)"
          + " SELECT ?, ?, ?, ?, ?, "
          + NOW
          + " FROM off WHERE off.value = 'off'"
          + " ON CONFLICT (server) DO UPDATE SET instance = excluded.instance,"
          + " address = excluded.address, tls = excluded.tls, fingerprint = excluded.fingerprint,"
          + " seen = excluded.seen"
          + " RETURNING coalesce((SELECT instance FROM before), '')";

  private static final String READ =
      "SELECT address, tls, fingerprint FROM nodes WHERE server <> ? AND "
          + LIVES
          + " ORDER BY server";

  private static final String DELETE =
      NOT_AWAITED
          + " DELETE FROM nodes USING off"
          + " WHERE off.value = 'off' AND server = ? AND instance = ?";

  private static final String NAMESAKE =
      """
      SELECT address, seen, (
        SELECT count(*) FROM pg_stat_activity a
        WHERE a.datname = current_database() AND a.pid <> pg_backend_pid()
          AND (a.application_name = ? OR starts_with(a.application_name, ?)))
      FROM nodes WHERE server = ? AND\s"""
          + LIVES;

  private NodeTable() {}

  /**
   * A process with a server.
   *
   * @param server the name of the server
   * @param instance what no other process has, not even the next one of this server
   */
  public record Self(String server, String instance) {}

  /**
   * A server.
   *
   * @param address where clients reach it, as HOST:PORT
   * @param tls whether that port speaks TLS
   * @param fingerprint of its certificate; empty if that is unknown
   */
  public record Row(String address, boolean tls, String fingerprint) {}

  /**
   * What a server learns by writing its row.
   *
   * @param before the instance that wrote the row last; empty if none had
   * @param others the servers that live
   */
  public record Exchange(String before, List<Row> others) {}

  /** Writes that a server lives, and reads which others do. */
  public static Exchange exchange(Connection connection, Self self, Row own) throws SQLException {
    Sql sql = new Sql(connection);
    String before =
        sql.rows(
                row -> row.getString(1),
                WRITE,
                self.server(),
                self.server(),
                self.instance(),
                own.address(),
                own.tls() ? 1L : 0L,
                own.fingerprint())
            .get(0);
    return new Exchange(
        before,
        sql.rows(
            row -> new Row(row.getString(1), row.getLong(2) != 0, row.getString(3)),
            READ,
            self.server()));
  }

  /** Removes the row of a server that ends, unless another process has taken its name. */
  public static void leave(Connection connection, Self self) throws SQLException {
    new Sql(connection).update(DELETE, self.server(), self.instance());
  }

  /**
   * A server that had a name lately.
   *
   * @param seen when it wrote its row last, by the database's clock
   * @param connections how many connections the database has from servers of that name, but for the
   *     one that asks; they end with their process
   */
  public record Namesake(String address, long seen, long connections) {}

  /** Returns the server that had a name in the last seconds. */
  public static Optional<Namesake> namesake(Connection connection, String server)
      throws SQLException {
    return new Sql(connection)
            .rows(
                row -> new Namesake(row.getString(1), row.getLong(2), row.getLong(3)),
                NAMESAKE,
                Connector.nameOf(server),
                Connector.nameOf(server) + "/",
                server)
            .stream()
            .findFirst();
  }
}
