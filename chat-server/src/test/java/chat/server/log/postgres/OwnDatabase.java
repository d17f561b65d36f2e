package chat.server.log.postgres;

import chat.server.fixture.postgres.PostgresNode;
import chat.server.fixture.postgres.PostgresNodes;
import chat.server.log.pruning.Retention;
import chat.server.log.storage.Storage;
import chat.server.time.TimeSource;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;

/**
 * An empty log in a database of its own, on the nodes that tests share: other tests may run beside
 * it. The test's thread.
 */
public final class OwnDatabase implements AutoCloseable {
  /** No slow machine takes as long. */
  private static final Duration PATIENT = Duration.ofMinutes(2);

  private final PostgresUrl url;
  private Reign reign;
  private PostgresLog log;

  private OwnDatabase(PostgresUrl url) {
    this.url = url;
  }

  /** Creates the database if it is missing, and drops what is stored there. */
  public static OwnDatabase empty(String name) throws Exception {
    PostgresNodes nodes = PostgresNodes.shared();
    PostgresNode primary = nodes.primary();
    if (primary.query("SELECT 1 FROM pg_database WHERE datname = '" + name + "'").isEmpty()) {
      primary.execute("CREATE DATABASE " + name);
    }
    PostgresUrl shared = PostgresUrl.parse(nodes.url());
    OwnDatabase database =
        new OwnDatabase(new PostgresUrl(shared.nodes(), name, shared.parameters()));
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP SCHEMA IF EXISTS chat CASCADE");
    }
    return database;
  }

  private Connection connect() throws Exception {
    return connector().connect(url.nodes().get(0));
  }

  private Connector connector() {
    return new Connector(url, "test", PATIENT);
  }

  public PostgresUrl url() {
    return url;
  }

  /** Returns the URL as people type it. */
  public String typed() {
    return "postgres://postgres@"
        + String.join(",", url.nodes().stream().map(PostgresUrl.Node::toString).toList())
        + "/"
        + url.database();
  }

  /** Claims the log, after closing the last one. */
  public Storage open() throws Exception {
    close();
    Connector connector = connector();
    Connection main = connect();
    PostgresUrl.Node primary = url.nodes().get(0);
    PostgresSchema.open(main, primary.toString());
    OwnerTable.Target target = new OwnerTable.Target(primary, OwnerTable.look(main));
    Claim claim = OwnerTable.claim(main, connector, target, "127.0.0.1:1", 1);
    reign = new Reign(claim, connector, main, ended -> {});
    log = PostgresLog.open(reign, Retention.EVERYTHING, TimeSource.SYSTEM);
    return log.storage();
  }

  @Override
  public void close() {
    if (log != null) {
      log.close();
      reign.close();
    }
  }
}
