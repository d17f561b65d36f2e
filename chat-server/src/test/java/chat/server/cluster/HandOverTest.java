package chat.server.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.ServerLimits;
import chat.server.fixture.postgres.PostgresNodes;
import chat.server.log.postgres.Connector;
import chat.server.log.postgres.OwnerTable;
import chat.server.log.postgres.PostgresUrl;
import chat.server.log.postgres.Reign;
import chat.server.log.postgres.TestReigns;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Where an owner that is to stop sends its clients, and what becomes of its lock. */
@ResourceLock(PostgresNodes.SHARED)
class HandOverTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration SHORT = Duration.ofMillis(200);

  private PostgresNodes nodes;
  private Reign reign;
  private final OtherServers others = servers("a");

  @BeforeEach
  void claim() throws Exception {
    nodes = PostgresNodes.shared();
    reign = TestReigns.empty(nodes, "a");
  }

  @AfterEach
  void end() {
    reign.close();
  }

  private static OtherServers servers(String self) {
    return new OtherServers(new ClusterSettings.Self(self, self + ":8028", false, Optional::empty));
  }

  private static ServerLimits.Peer peer(String name) {
    return new ServerLimits.Peer(name + ":8028", false, Optional.empty());
  }

  private Connection connect(String server) throws Exception {
    return connector(server).connect(reign.claim().primary());
  }

  private Connector connector(String server) throws Exception {
    return new Connector(PostgresUrl.parse(nodes.url()), server);
  }

  /** Lets the owner know that these servers live. */
  private void live(String... names) throws Exception {
    try (Connection connection = connect("a")) {
      for (String name : names) {
        servers(name).refresh(connection);
      }
      others.refresh(connection);
    }
  }

  private HandOver handOver(Duration limit) throws Exception {
    return new HandOver(reign, connector("a"), others, limit);
  }

  private boolean isLockFree() throws Exception {
    try (Connection connection = connect("d")) {
      return OwnerTable.look(connection).hasLock();
    }
  }

  @Test
  void serverThatHasTakenTheChatIsTheFirstOfAll() throws Exception {
    live("b", "c");
    HandOver handOver = handOver(PATIENCE);
    CompletableFuture<List<ServerLimits.Peer>> moved =
        CompletableFuture.supplyAsync(handOver::toOtherServers);
    try (Connection next = connect("c")) {
      Awaitility.await("the lock is free")
          .atMost(PATIENCE)
          .until(() -> OwnerTable.look(next).hasLock());
      assertFalse(moved.isDone());
      OwnerTable.claim(
          next,
          connector("c"),
          new OwnerTable.Target(reign.claim().primary(), OwnerTable.look(next)),
          "c:8028",
          1);
      assertEquals(
          List.of(peer("c"), peer("b")), moved.get(PATIENCE.toMinutes(), TimeUnit.MINUTES));
    }
  }

  @Test
  void clientsStayAndTheLockTooWithoutOtherServers() throws Exception {
    live();
    assertEquals(List.of(), handOver(PATIENCE).toOtherServers());
    assertFalse(isLockFree());
  }

  @Test
  void clientsStayIfNoOtherServerTakesTheChat() throws Exception {
    live("b");
    assertEquals(List.of(), handOver(SHORT).toOtherServers());
    assertTrue(isLockFree());
    assertEquals(Optional.empty(), reign.ended());
  }

  @Test
  void clientsStayIfTheDatabaseDoesNotAnswer() throws Exception {
    live("b");
    Connector toNoDatabase =
        new Connector(PostgresUrl.parse(nodes.url().replaceFirst("[^/]*$", "none")), "a");
    assertEquals(List.of(), new HandOver(reign, toNoDatabase, others, PATIENCE).toOtherServers());
    assertFalse(isLockFree());
  }
}
