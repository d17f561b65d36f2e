package chat.server.log.postgres;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * Connects to single nodes of the database, with the settings that writing safely needs. Any
 * thread.
 */
public final class Connector {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(3);
  private static final int CONNECT_SECONDS = 1;
  private static final double MILLIS_PER_SECOND = 1000;

  /**
   * Settings of each session; they override those of the database and the user. The server notices
   * after some seconds that a client's computer is gone, and releases what that held.
   */
  private static final String SETTINGS =
      String.join(
          " ",
          List.of(
              "-c synchronous_commit=on",
              "-c default_transaction_isolation=read\\ committed",
              "-c default_transaction_read_only=off",
              "-c client_min_messages=warning",
              "-c statement_timeout=0",
              "-c lock_timeout=%1$d",
              "-c idle_in_transaction_session_timeout=%1$d",
              "-c tcp_keepalives_idle=2",
              "-c tcp_keepalives_interval=1",
              "-c tcp_keepalives_count=3",
              "-c search_path=chat"));

  private final PostgresUrl url;
  private final String server;
  private final Duration answerLimit;
  private final Driver driver = new Driver();

  /**
   * Connections to the nodes of a database.
   *
   * @param server the name of this chat server
   */
  public Connector(PostgresUrl url, String server) {
    this(url, server, ANSWER_LIMIT);
  }

  /**
   * Connections to the nodes of a database.
   *
   * @param answerLimit how long a node may take to answer, the wait for a second machine included;
   *     two thirds of it for a login, for a lock, and between the statements of a transaction, so
   *     that the node says why it refuses
   */
  Connector(PostgresUrl url, String server, Duration answerLimit) {
    this.url = url;
    this.server = server;
    this.answerLimit = answerLimit;
  }

  List<PostgresUrl.Node> nodes() {
    return url.nodes();
  }

  String server() {
    return server;
  }

  /** Returns the name under which the database lists a server's connections of no claim. */
  static String nameOf(String server) {
    return "chat-" + server;
  }

  /** Returns the name under which the database lists the connections of a claim. */
  static String nameOf(String server, long epoch) {
    return nameOf(server) + "/" + epoch;
  }

  /** Returns what the failure of an attempt to connect means. */
  ConnectFailure failure(SQLException failure) {
    return ConnectFailure.of(failure, url);
  }

  /** Connects for a look at a node. */
  public Connection connect(PostgresUrl.Node node) throws SQLException {
    return connect(node, nameOf(server));
  }

  /** Connects for a claim; the next claim terminates this connection by its name. */
  Connection connect(PostgresUrl.Node node, long epoch) throws SQLException {
    return connect(node, nameOf(server, epoch));
  }

  private Connection connect(PostgresUrl.Node node, String name) throws SQLException {
    Properties properties = new Properties();
    url.parameters().forEach(properties::setProperty);
    properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
    long refusalMillis = answerLimit.multipliedBy(2).dividedBy(3).toMillis();
    properties.setProperty("loginTimeout", Double.toString(refusalMillis / MILLIS_PER_SECOND));
    properties.setProperty("socketTimeout", Long.toString(answerLimit.toSeconds()));
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("prepareThreshold", "1");
    properties.setProperty("gssEncMode", "disable");
    properties.setProperty("ApplicationName", name);
    properties.setProperty("options", SETTINGS.formatted(refusalMillis));
    Connection connection =
        driver.connect("jdbc:postgresql://" + node + "/" + encoded(url.database()), properties);
    if (connection == null) {
      throw new SQLException("the driver does not know the address " + node);
    }
    return connection;
  }

  /** Encodes all but letters and digits as %20 and the like, as the driver decodes it. */
  private static String encoded(String database) {
    StringBuilder encoded = new StringBuilder();
    for (byte each : database.getBytes(StandardCharsets.UTF_8)) {
      if ((each >= '0' && each <= '9')
          || (each >= 'A' && each <= 'Z')
          || (each >= 'a' && each <= 'z')) {
        encoded.append((char) each);
      } else {
        encoded.append(String.format("%%%02X", each & 0xFF));
      }
    }
    return encoded.toString();
  }
}
