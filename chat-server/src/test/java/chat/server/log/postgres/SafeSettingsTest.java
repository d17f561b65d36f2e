package chat.server.log.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.fixture.postgres.PostgresNode;
import chat.server.fixture.postgres.PostgresNodes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes that must store no message, in words for their operators. */
class SafeSettingsTest {
  private PostgresNode primary;

  @BeforeEach
  void connect() throws Exception {
    primary = PostgresNodes.shared().primary();
  }

  private Optional<String> problemAfter(String statement) throws SQLException {
    try (Connection connection = primary.connect();
        Statement executed = connection.createStatement()) {
      executed.execute(statement);
      return SafeSettings.problem(connection, "db1:5432");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"on", "remote_apply"})
  void nodeThatWaitsForASecondMachineIsSafe(String value) throws Exception {
    assertEquals(Optional.empty(), problemAfter("SET synchronous_commit = " + value));
  }

  /** A standby that has only written it may lose it at a power cut, as may the primary. */
  @ParameterizedTest
  @ValueSource(strings = {"off", "local", "remote_write"})
  void nodeThatAcknowledgesEarlierIsRefused(String value) throws Exception {
    assertEquals(
        Optional.of(
            "the database at db1:5432 acknowledges before a second machine has a message:"
                + " synchronous_commit is "
                + value
                + ". Set it to on"),
        problemAfter("SET synchronous_commit = " + value));
  }

  @Test
  void settingOfTheDatabaseDoesNotBindServers() throws Exception {
    try (OwnDatabase database = OwnDatabase.empty("lazy")) {
      primary.execute("ALTER DATABASE lazy SET synchronous_commit = off");
      Connector connector = new Connector(database.url(), "test");
      try (Connection connection = connector.connect(database.url().nodes().get(0))) {
        assertEquals(Optional.empty(), SafeSettings.problem(connection, "db1:5432"));
      }
    }
  }

  @Test
  void databaseOfAnotherEncodingIsRefused() throws Exception {
    if (primary.query("SELECT 1 FROM pg_database WHERE datname = 'latin'").isEmpty()) {
      primary.execute("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0");
    }
    PostgresUrl url = PostgresUrl.parse("postgres://postgres@" + primary.address() + "/latin");
    try (Connection connection = new Connector(url, "test").connect(url.nodes().get(0))) {
      assertEquals(
          Optional.of(
              "the database at db1:5432 stores text as LATIN1: make one with CREATE DATABASE chat"
                  + " ENCODING 'UTF8' TEMPLATE template0"),
          SafeSettings.problem(connection, "db1:5432"));
    }
  }
}
