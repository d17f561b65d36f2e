package chat.server.log.postgres;

import chat.server.fixture.postgres.PostgresNodes;
import chat.server.log.LogException;
import chat.server.log.file.Sql;
import java.sql.Connection;

/** Claims of a log on the nodes that tests share. The test's thread. */
final class TestReigns {
  private static final String CLIENTS_ADDRESS = "127.0.0.1:7000";

  private TestReigns() {}

  /** Drops the log, and claims a new one. */
  static Reign empty(String server) throws Exception {
    PostgresNodes nodes = PostgresNodes.shared();
    nodes.primary().execute("DROP SCHEMA IF EXISTS chat CASCADE");
    try (Connection connection = connector(server).connect(primary())) {
      PostgresSchema.open(connection, nodes.primary().address());
    }
    return claim(server);
  }

  /** Claims the log. */
  static Reign claim(String server) throws Exception {
    Connector connector = connector(server);
    Connection main = connector.connect(primary());
    Claim claim =
        OwnerTable.claim(
            main,
            connector,
            new OwnerTable.Target(primary(), OwnerTable.look(main)),
            CLIENTS_ADDRESS,
            System.currentTimeMillis());
    return new Reign(claim, connector, main, ended -> {});
  }

  /** Returns a claim's epoch for readers that see what it writes, and do not end with it. */
  static Reign beside(Reign reign) throws Exception {
    Connector connector = connector(reign.claim().server());
    return new Reign(reign.claim(), connector, connector.connect(primary()), ended -> {});
  }

  /** Deletes what is stored, all but the log's id and its owner. */
  static void deleteAll(Reign reign) throws LogException {
    reign.write(
        "empty the tables",
        connection -> {
          Sql sql = new Sql(connection);
          for (String table :
              new String[] {
                "messages", "clients", "rooms", "rewrites", "audit", "words", "indexed"
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

  private static Connector connector(String server) throws Exception {
    return new Connector(PostgresUrl.parse(PostgresNodes.shared().url()), server);
  }

  private static PostgresUrl.Node primary() throws Exception {
    return connector("one").nodes().get(0);
  }
}
