package chat.server.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.admin.AdminClient;
import chat.server.admin.AdminSocket;
import chat.server.cluster.Members.Member;
import chat.server.fixture.FramedUser;
import chat.server.fixture.postgres.PostgresNodes;
import chat.server.measure.ClusterState;
import chat.server.measure.ClusterState.Role;
import chat.server.measure.ServerView;
import chat.server.metrics.MetricsServer;
import chat.server.metrics.Scrape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What operators see of servers with one chat. */
@ResourceLock(PostgresNodes.SHARED)
class NodeStatusTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

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

  private static ServerView.Cluster cluster(Member member) {
    return member.server().view().cluster().orElseThrow();
  }

  private static ClusterState awaitBeat(Member member) {
    Awaitility.await("the owner's beat is seen")
        .atMost(PATIENCE)
        .until(() -> cluster(member).state().sinceBeat().isPresent());
    return cluster(member).state();
  }

  @Test
  void ownerAndStandbySayWhoHasTheChat() throws Exception {
    Member owner = members.startsAsOwner("a");
    ClusterState ofOwner = awaitBeat(owner);
    assertEquals(Role.OWNER, ofOwner.role());
    assertEquals("a", ofOwner.node());
    assertEquals(owner.address(), ofOwner.owner());
    assertEquals("has the chat, by claim 1", ofOwner.sentence());
    Member standby = members.starts("b");
    ClusterState ofStandby = awaitBeat(standby);
    assertEquals(Role.STANDBY, ofStandby.role());
    assertEquals(
        "stands by: " + owner.address() + " has the chat, by claim 1", ofStandby.sentence());
    assertEquals(
        Optional.of("this server stands by: connect to " + owner.address()),
        standby.notReadyBecause());
  }

  @Test
  void standbyIsReadyIfItsOperatorSaysSoAndAnotherServerHasTheChat() throws Exception {
    members.startsAsOwner("a");
    Member standby = members.startsReady("b");
    standby.awaitChat();
    assertEquals(Role.STANDBY, cluster(standby).state().role());
  }

  @Test
  void endsOfClaimsAreCountedByTheirCause() throws Exception {
    Member owner = members.startsAsOwner("a");
    try (FramedUser alice = FramedUser.at(owner.port())) {
      alice.greetsAs("alice");
      alice.seesOneLike("WELCOME .*");
      nodes.primary().execute("UPDATE chat.owner SET epoch = epoch + 1, address = 'b:1'");
      alice.sends("JOIN #tea");
      alice.sends("SAY 1 #tea⏎one");
      alice.seesOneLike("BYE .*");
    }
    Awaitility.await("it claims again")
        .atMost(PATIENCE)
        .until(() -> cluster(owner).state().sentence().equals("has the chat, by claim 3"));
    assertEquals(
        Map.of("fenced", 1L, "unknown", 0L, "unsafe", 0L, "stopped", 0L, "unopened", 0L),
        cluster(owner).counts().ended().all());
    assertEquals(0, cluster(owner).counts().failedClaims().sum());
    owner.server().stop();
    assertEquals(1, cluster(owner).counts().ended().get("stopped"));
  }

  private String ask(Member member, String command) throws Exception {
    AdminSocket socket =
        AdminSocket.open(folder, member.server().view(), member.server().commands(() -> {}))
            .orElseThrow();
    try {
      return AdminClient.ask(folder, command);
    } finally {
      socket.close();
    }
  }

  @Test
  void statusShowsTheRoleAndTheClaims() throws Exception {
    Member owner = members.startsAsOwner("a");
    Member standby = members.starts("b");
    awaitBeat(owner);
    awaitBeat(standby);
    try (FramedUser alice = FramedUser.at(owner.port())) {
      alice.greetsAs("alice");
      alice.seesOneLike("WELCOME .*");
    }
    String status = ask(owner, "status");
    assertLine("node       a: has the chat, by claim 1; last beat [0-9]+\\.[0-9] s ago", status);
    assertLine("claims     ended: nothing; failed: 0", status);
    assertLine("confirmed  1; half of them within .* ms, 99 % within .* ms", status);
    String ofStandby = ask(standby, "status");
    assertLine(
        "node       b: stands by: "
            + owner.address()
            + " has the chat, by claim 1; last beat [0-9]+\\.[0-9] s ago",
        ofStandby);
    assertLine(
        "state      not ready: this server stands by: connect to " + owner.address(), ofStandby);
    assertTrue(
        ask(standby, "{\"command\":\"status\",\"json\":1}")
            .contains("\"cluster\":{\"node\":\"b\",\"role\":\"standby\",\"claim\":1,"));
  }

  private static void assertLine(String line, String status) {
    assertTrue(status.lines().anyMatch(shown -> shown.matches(line)), line + " in " + status);
  }

  @Test
  void metricsShowTheRoleAndTheConfirmations() throws Exception {
    Member owner = members.startsAsOwner("a");
    awaitBeat(owner);
    try (FramedUser alice = FramedUser.at(owner.port())) {
      alice.greetsAs("alice");
      alice.seesOneLike("WELCOME .*");
    }
    MetricsServer metrics = MetricsServer.start(0, owner.server().view());
    try {
      Scrape scrape = Scrape.of(metrics.port());
      String info = "chat_node_info{node=\"a\",owner=\"%s\",role=\"owner\"}";
      assertEquals(1, scrape.get(info.formatted(owner.address())));
      assertEquals(1, scrape.get("chat_node_claim"));
      assertTrue(scrape.names().contains("chat_node_beat_age_seconds"));
      assertEquals(1, scrape.get("chat_confirm_seconds_count"));
      assertEquals(0, scrape.get("chat_node_failed_claims_total"));
      assertTrue(scrape.values().containsKey("chat_node_ended_claims_total{cause=\"fenced\"}"));
    } finally {
      metrics.close();
    }
  }
}
