package chat.server.log.postgres;

import chat.server.fixture.postgres.PostgresNodes;
import chat.server.log.LogException;
import chat.server.log.file.Sql;
import java.sql.Connection;
import java.time.Duration;

/** Claims of a log on the nodes that tests share, or on a test's own. The test's thread. */
public final class TestReigns {
  private static final String CLIENTS_ADDRESS = "127.0.0.1:7000";

  /** No slow machine takes as long. */
  private static final Duration PATIENT = Duration.ofMinutes(2);

  private TestReigns() {}

  /** Drops the log of the shared nodes, and claims a new one. */
  static Reign empty(String server) throws Exception {
    return empty(PostgresNodes.shared(), server);
  }

  /** Drops the log, and claims a new one. */
  public static Reign empty(PostgresNodes nodes, String server) throws Exception {
    nodes.primary().execute("DROP SCHEMA IF EXISTS chat CASCADE");
    Connector connector = connector(nodes, server);
    PostgresUrl.Node primary = connector.nodes().get(0);
    try (Connection connection = connector.connect(primary)) {
      PostgresSchema.open(connection, nodes.primary().address());
    }
    Connection main = connector.connect(primary);
    Claim claim =
        OwnerTable.claim(
            main,
            connector,
            new OwnerTable.Target(primary, OwnerTable.look(main)),
            CLIENTS_ADDRESS,
            System.currentTimeMillis());
    return new Reign(claim, connector, main, ended -> {});
  }

  /** Returns a claim's epoch for readers that see what it writes, and do not end with it. */
  static Reign beside(PostgresNodes nodes, Reign reign) throws Exception {
    Connector connector = connector(nodes, reign.claim().server());
    Connection main = connector.connect(reign.claim().primary());
    return new Reign(reign.claim(), connector, main, ended -> {});
  }

  /** Deletes what is stored, all but the log's id and its owner. */
  static void deleteAll(Reign reign) throws LogException {
    reign.write(
        "empty the tables",
        connection -> {
          Sql sql = new Sql(connection);
          for (String table :
              new String[] {
                "messages",
                "clients",
                "rooms",
                "room_settings",
                "rewrites",
                "audit",
                "words",
                "indexed"
              }) {
            sql.update("DELETE FROM " + table);
          }
          return true;
        });
  }

  /** Returns the first value of a query as text. */
  static String query(String sql) throws Exception {
    return PostgresNodes.shared().primary().query(sql);
  }

  private static Connector connector(PostgresNodes nodes, String server) throws Exception {
    return new Connector(PostgresUrl.parse(nodes.url()), server, PATIENT);
  }
}
