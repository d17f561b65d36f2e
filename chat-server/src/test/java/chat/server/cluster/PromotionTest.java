package chat.server.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.server.cluster.Members.Member;
import chat.server.fixture.FramedUser;
import chat.server.fixture.postgres.PostgresNode;
import chat.server.fixture.postgres.PostgresNodes;
import chat.server.log.LogException;
import chat.server.log.postgres.Connector;
import chat.server.log.postgres.PostgresUrl;
import chat.server.log.postgres.Primaries;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which database node servers take for the primary, and whether they use it. */
class PromotionTest {
  private static PostgresNodes nodes;

  @TempDir private Path folder;
  private Members members;

  @BeforeAll
  static void startNodes() throws IOException, SQLException, InterruptedException {
    nodes = PostgresNodes.three();
  }

  @AfterAll
  static void stopNodes() throws IOException {
    if (nodes != null) {
      nodes.close();
    }
  }

  @BeforeEach
  void dropLog() throws Exception {
    nodes.awaitStandbys(2);
    members = new Members(nodes, folder);
  }

  @AfterEach
  void stopServers() throws Exception {
    members.stop();
  }

  private static Primaries primaries(PostgresUrl url) {
    return new Primaries(new Connector(url, "test"));
  }

  private static String found() throws Exception {
    return primaries(PostgresUrl.parse(nodes.url())).find().toString();
  }

  @Test
  void returnedOldPrimaryIsNotChosen() throws Exception {
    PostgresNode old = nodes.primary();
    assertEquals(old.address(), found());
    old.pause();
    nodes.promote();
    assertEquals(nodes.primary().address(), found());
    old.resume();
    // It takes itself for the primary, and is the first of the list.
    old.awaitQuery("f", "SELECT pg_is_in_recovery()");
    assertEquals(nodes.primary().address(), found());
    old.kill();
    nodes.rejoin(old);
  }

  /** Nodes of the same timeline are one node with two addresses. */
  @Test
  void nodeThatTakesNoClaimIsTheLastChoice() throws Exception {
    String port = nodes.primary().address().replaceFirst(".*:", "");
    PostgresUrl url =
        PostgresUrl.parse("postgres://postgres@127.0.0.1:" + port + ",localhost:" + port + "/chat");
    Primaries primaries = primaries(url);
    assertEquals(url.nodes().get(0), primaries.find());
    primaries.avoid(url.nodes().get(0));
    assertEquals(url.nodes().get(1), primaries.find());
  }

  @Test
  void withoutAPrimaryEachNodesAnswerIsReported() throws Exception {
    PostgresNode primary = nodes.primary();
    List<PostgresNode> standbys = nodes.standbys();
    PostgresUrl url =
        PostgresUrl.parse(
            "postgres://postgres@localhost:1,%s,%s/chat"
                .formatted(standbys.get(0).address(), standbys.get(1).address()));
    assertEquals(
        ("no database node takes messages: localhost:1 refuses connections; %s is a standby; %s is a standby."
                + " Start PostgreSQL there, or correct host and port in the database's address."
                + " Promote a standby, or name the primary in the database's address, too")
            .formatted(standbys.get(0).address(), standbys.get(1).address()),
        assertThrows(LogException.class, () -> primaries(url).find()).getMessage());
    assertEquals(primary.address(), found());
  }

  @Test
  void promotedNodeWithoutSynchronousStandbysIsRefused() throws Exception {
    Member owner = members.startsAsOwner("a");
    PostgresNode careless = nodes.standbys().get(0);
    careless.execute("ALTER SYSTEM SET synchronous_standby_names = ''", "SELECT pg_reload_conf()");
    careless.awaitQuery("", "SELECT current_setting('synchronous_standby_names')");
    PostgresNode old = nodes.primary();
    try (FramedUser alice = FramedUser.at(owner.port())) {
      alice.greetsAs("alice");
      alice.sends("JOIN #tea");
      alice.sends("SAY 1 #tea⏎one");
      alice.seesOneLike("ACK 1 #tea 1 .*");
      // Otherwise the other standby alone may have it.
      careless.awaitQuery("1", "SELECT count(*) FROM chat.messages");
      old.kill();
      nodes.promote(careless);
      alice.sends("SAY 2 #tea⏎two");
      alice.seesOneLike("BYE .*");
    }
    owner.awaitNotReady(
        "the database at "
            + careless.address()
            + " stores messages on one machine only: synchronous_standby_names is empty. Set it to"
            + " 'ANY 1 (…)' with the names of all nodes, on every node, standbys too");
    assertEquals("1", careless.query("SELECT count(*) FROM chat.messages"));
    careless.execute("ALTER SYSTEM RESET synchronous_standby_names", "SELECT pg_reload_conf()");
    owner.awaitChat();
    try (FramedUser alice = FramedUser.at(owner.port())) {
      alice.greetsAs("alice");
      alice.sends("JOIN #tea 1");
      alice.sends("SAY 2 #tea⏎two");
      alice.seesOneLike("ACK 2 #tea 2 .*");
    }
    nodes.rejoin(old);
  }
}
