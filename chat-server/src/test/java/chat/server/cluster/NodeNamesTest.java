package chat.server.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.ServerLimits.Peer;
import chat.protocol.account.Fingerprint;
import chat.server.cluster.Members.Member;
import chat.server.fixture.postgres.PostgresNode;
import chat.server.fixture.postgres.PostgresNodes;
import chat.server.log.LogException;
import chat.server.log.postgres.Connector;
import chat.server.log.postgres.NodeTable;
import chat.server.log.postgres.PostgresUrl;
import chat.server.time.TimeSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What servers with one chat know of each other. */
@ResourceLock(PostgresNodes.SHARED)
class NodeNamesTest {
  @TempDir private Path folder;
  private PostgresNodes nodes;
  private Members members;

  @BeforeEach
  void dropLog() throws Exception {
    nodes = PostgresNodes.shared();
    members = new Members(nodes, folder);
  }

  @AfterEach
  void stopServers() throws Exception {
    members.stop();
  }

  private static ClusterSettings.Self self(String name, String address) {
    return new ClusterSettings.Self(name, address, false, Optional::empty);
  }

  private String query(String sql) throws Exception {
    return nodes.primary().query(sql);
  }

  private void awaitRow(String name) {
    nodes
        .primary()
        .awaitQuery("1", "SELECT count(*) FROM chat.nodes WHERE server = '" + name + "'");
  }

  /** Returns why a server does not start; empty if it does. */
  private static String refusalOf(ClusterSettings settings) {
    try {
      Node.of(settings).open(null, null, TimeSource.SYSTEM).close();
      return "";
    } catch (LogException e) {
      return e.getMessage();
    }
  }

  @Test
  void secondServerOfANameIsRefused() throws Exception {
    Member first = members.startsAsOwner("a");
    awaitRow("a");
    ClusterSettings second =
        members.settings(self("a", "localhost:8028"), folder.resolve("other"), false);
    String refusal =
        "another server, which clients reach at "
            + first.address()
            + ", has the name a: give each its own with --node NAME, or stop the other one";
    // On a slow machine, the first server may show no life for a time.
    Awaitility.await(refusal)
        .atMost(Duration.ofMinutes(2))
        .pollInSameThread()
        .until(() -> refusalOf(second).equals(refusal));
    assertTrue(first.notReadyBecause().isEmpty());
  }

  /** Its row is fresh, but the database has no connection of it any more. */
  @Test
  void killedServerStartsAgainAtOnce() throws Exception {
    members.startsAsOwner("b");
    awaitRow("b");
    nodes
        .primary()
        .execute(
            "INSERT INTO chat.nodes SELECT 'a', 'killed', 'localhost:1', 0, '', seen + 5000"
                + " FROM chat.nodes");
    members.starts("a");
    nodes.primary().awaitQuery("0", "SELECT count(*) FROM chat.nodes WHERE instance = 'killed'");
  }

  @Test
  void nameOfAServerThatShowsNoLifeIsFreeAfterSeconds() throws Exception {
    members.startsAsOwner("b");
    awaitRow("b");
    PostgresUrl url = PostgresUrl.parse(nodes.url());
    try (Connection hung = new Connector(url, "a").connect(url.nodes().get(0))) {
      nodes
          .primary()
          .execute(
              "INSERT INTO chat.nodes SELECT 'a', 'hung', 'localhost:1', 0, '', seen + 5000"
                  + " FROM chat.nodes");
      members.starts("a");
      nodes.primary().awaitQuery("0", "SELECT count(*) FROM chat.nodes WHERE instance = 'hung'");
      assertFalse(hung.isClosed());
    }
  }

  @Test
  void stoppedServersLeaveTheList() throws Exception {
    Member owner = members.startsAsOwner("a");
    Member standby = members.starts("b");
    awaitRow("a");
    awaitRow("b");
    standby.server().stop();
    assertEquals("a", query("SELECT string_agg(server, ' ') FROM chat.nodes"));
    owner.server().stop();
    assertEquals("0", query("SELECT count(*) FROM chat.nodes"));
  }

  @Test
  void serversLearnEachOthersCertificates() throws Exception {
    members.startsAsOwner("a").server().stop();
    Fingerprint fingerprint = Fingerprint.parse("SHA256:" + "A".repeat(43));
    OtherServers plain = new OtherServers(self("a", "localhost:1"));
    OtherServers encrypted =
        new OtherServers(
            new ClusterSettings.Self("b", "localhost:2", true, () -> Optional.of(fingerprint)));
    PostgresUrl url = PostgresUrl.parse(nodes.url());
    try (Connection connection = new Connector(url, "test").connect(url.nodes().get(0))) {
      encrypted.refresh(connection);
      plain.refresh(connection);
      assertEquals(List.of(new Peer("localhost:2", true, Optional.of(fingerprint))), plain.live());
      assertEquals(plain.live().get(0), plain.at("localhost:2"));
      plain.leave(connection);
      assertEquals("b", query("SELECT string_agg(server, ' ') FROM chat.nodes"));
    }
  }

  /** A session that waits for a second machine stays in the database after its client has gone. */
  @Test
  void serversShowThatTheyLiveWhileNoSecondMachineAnswers() throws Exception {
    members.startsAsOwner("a").server().stop();
    PostgresUrl url = PostgresUrl.parse(nodes.url());
    NodeTable.Self process = new NodeTable.Self("b", "one");
    NodeTable.Row row = new NodeTable.Row("localhost:1", false, "");
    PostgresNode standby = nodes.standbys().get(0);
    standby.pause();
    try (Connection connection = new Connector(url, "b").connect(url.nodes().get(0))) {
      assertEquals(
          new NodeTable.Exchange("", List.of()), NodeTable.exchange(connection, process, row));
      assertEquals(
          new NodeTable.Exchange("one", List.of()),
          NodeTable.exchange(connection, new NodeTable.Self("b", "two"), row));
    } finally {
      standby.resume();
      nodes.awaitStandbys(1);
    }
  }
}
