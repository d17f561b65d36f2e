package chat.server.log.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.server.fixture.postgres.PostgresNode;
import chat.server.fixture.postgres.PostgresNodes;
import chat.server.log.LogException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** What people read whose database lets no server in: what failed, on what, what to do. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class ConnectFailureTest {
  private static final String PASSWORD_FILE = "org.postgresql.pgpassfile";
  private static final String START = "no database node takes messages: ";
  private static final String INTO_FILE =
      "into ~/.pgpass, or into the file that PGPASSFILE names: HOST:PORT:DATABASE:USER:PASSWORD";

  /** Other tests use the same node, with roles that its first rules do not name. */
  private static final List<String> RULES =
      List.of(
          "host all silent_one,wrong_one all scram-sha-256",
          "hostssl all tls_one all trust",
          "host all tls_one all reject");

  private static PostgresNode primary;

  @TempDir private static Path folder;

  @BeforeAll
  static void makeRoles() throws Exception {
    primary = PostgresNodes.shared().primary();
    primary.execute(
        "CREATE ROLE silent_one LOGIN PASSWORD 'right'",
        "CREATE ROLE wrong_one LOGIN PASSWORD 'right'",
        "CREATE ROLE tls_one LOGIN",
        "CREATE ROLE poor_one LOGIN");
    Path rules = Path.of(primary.query("SHOW hba_file"));
    List<String> lines = new ArrayList<>(RULES);
    lines.addAll(Files.readAllLines(rules));
    Files.write(rules, lines);
    primary.execute("SELECT pg_reload_conf()");
    primary.awaitQuery("3", "SELECT count(*) FROM pg_hba_file_rules WHERE user_name[1] ~ '_one$'");
    Path passwords = Files.writeString(folder.resolve("passwords"), "*:*:*:wrong_one:left\n");
    System.setProperty(PASSWORD_FILE, passwords.toString());
  }

  @AfterAll
  static void forgetPasswords() {
    System.clearProperty(PASSWORD_FILE);
  }

  private static Connector connector(String url) throws Exception {
    return new Connector(PostgresUrl.parse(url.replace("NODE", primary.address())), "test");
  }

  private static void assertRefused(String message, String url) throws Exception {
    Primaries primaries = new Primaries(connector(url));
    assertEquals(
        START + message.replace("NODE", primary.address()),
        assertThrows(LogException.class, primaries::find).getMessage());
  }

  @Test
  void missingPasswordIsDemanded() throws Exception {
    assertRefused(
        "NODE demands a password of the role silent_one. Write one " + INTO_FILE,
        "postgres://silent_one@NODE/chat");
  }

  @Test
  void wrongPasswordIsNamed() throws Exception {
    assertRefused(
        "NODE refuses the password of the role wrong_one. Write the right one " + INTO_FILE,
        "postgres://wrong_one@NODE/chat");
  }

  @Test
  void missingDatabaseIsNamed() throws Exception {
    assertRefused(
        "NODE has no database nothere. Make it: CREATE DATABASE nothere OWNER postgres"
            + " ENCODING 'UTF8' TEMPLATE template0",
        "postgres://postgres@NODE/nothere");
  }

  @Test
  void missingRoleIsNamed() throws Exception {
    assertRefused(
        "NODE does not let the role no-one in: role \"no-one\" does not exist."
            + " Make it: CREATE ROLE \"no-one\" LOGIN PASSWORD '…'",
        "postgres://no-one@NODE/chat");
  }

  @Test
  void databaseThatDemandsTlsSaysHowToUseIt() throws Exception {
    assertRefused(
        "NODE does not let the role tls_one into the database chat: pg_hba.conf rejects connection for"
            + " host \"127.0.0.1\", user \"tls_one\", database \"chat\", no encryption. Add a line"
            + " to its pg_hba.conf, or, if it demands TLS, end the database's address with"
            + " ?sslmode=verify-full&sslrootcert=FILE",
        "postgres://tls_one@NODE/chat");
  }

  @Test
  void databaseWithoutTlsSaysSo() throws Exception {
    assertRefused(
        "NODE does not speak TLS. Set ssl = on there, or leave sslmode out of the address",
        "postgres://postgres@NODE/chat?sslmode=require");
  }

  @Test
  void hostWithoutAddressAndOneThatIsSilentAreTold() throws Exception {
    PostgresUrl url = PostgresUrl.parse("postgres://chat@nowhere/chat");
    assertEquals(
        new ConnectFailure("has no address", "Correct its name in the database's address"),
        ConnectFailure.of(
            new SQLException("failed", "08001", new UnknownHostException("nowhere")), url));
    assertEquals(
        new ConnectFailure(
            "does not answer", "See whether its computer runs, and lets this one connect"),
        ConnectFailure.of(
            new SQLException("failed", "08001", new SocketTimeoutException("timed out")), url));
  }

  @Test
  void hostThatListensToNobodyIsNamed() throws Exception {
    assertRefused(
        "127.0.0.1:1 refuses connections. Start PostgreSQL there, or correct host and port in the"
            + " database's address",
        "postgres://postgres@127.0.0.1:1/chat");
  }

  @Test
  void roleThatMayMakeNoTablesIsNamed() throws Exception {
    try (OwnDatabase database = OwnDatabase.empty("not_mine")) {
      Connector connector = connector("postgres://poor_one@NODE/not_mine");
      try (Connection connection = connector.connect(database.url().nodes().get(0))) {
        assertEquals(
            "the role poor_one may not make tables in the database at NODE: permission denied for"
                + " database not_mine. Make it the owner: ALTER DATABASE not_mine OWNER TO poor_one",
            assertThrows(LogException.class, () -> PostgresSchema.open(connection, "NODE"))
                .getMessage());
      }
    }
  }
}
