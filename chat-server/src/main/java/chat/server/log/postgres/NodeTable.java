package chat.server.log.postgres;

import chat.server.log.file.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The rows by which servers find each other: each writes its own. Any thread. */
public final class NodeTable {
  static final List<String> CREATE =
      List.of(
          "CREATE TABLE IF NOT EXISTS nodes ("
              + "server text COLLATE \"C\" PRIMARY KEY, address text COLLATE \"C\" NOT NULL,"
              + " tls bigint NOT NULL, seen bigint NOT NULL)");

  /** The database's clock, in milliseconds since 1970: those of the servers may differ. */
  private static final String NOW = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

  private static final int LIVES_MILLIS = 10_000;

  private static final String WRITE =
      "INSERT INTO nodes (server, address, tls, seen) VALUES (?, ?, ?, "
          + NOW
          + ") ON CONFLICT (server) DO UPDATE SET address = excluded.address, tls = excluded.tls,"
          + " seen = excluded.seen";

  private static final String READ =
      "SELECT address, tls FROM nodes WHERE server <> ? AND seen > "
          + NOW
          + " - "
          + LIVES_MILLIS
          + " ORDER BY server";

  private NodeTable() {}

  /**
   * A server.
   *
   * @param address where clients reach it, as HOST:PORT
   * @param tls whether that port speaks TLS
   */
  public record Row(String address, boolean tls) {}

  /** Writes that a server lives, which no second machine need know, and reads which others do. */
  public static List<Row> exchange(Connection connection, String server, Row own)
      throws SQLException {
    Sql sql = new Sql(connection);
    sql.update(WRITE, server, own.address(), own.tls() ? 1L : 0L);
    return sql.rows(row -> new Row(row.getString(1), row.getLong(2) != 0), READ, server);
  }
}
