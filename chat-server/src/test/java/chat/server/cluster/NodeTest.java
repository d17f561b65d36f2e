package chat.server.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.protocol.command.UsageException;
import chat.server.ChatServer;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TextUser;
import chat.server.fixture.postgres.PostgresNode;
import chat.server.fixture.postgres.PostgresNodes;
import chat.server.log.LogException;
import chat.server.log.postgres.PostgresUrl;
import chat.server.log.pruning.Retention;
import chat.server.time.TimeSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers with one chat, on a primary with two standbys. */
class NodeTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static PostgresNodes nodes;

  @TempDir private Path folder;
  private final List<Member> members = new ArrayList<>();

  /** A server that takes part. */
  private record Member(String name, int port, ChatServer server) {
    String address() {
      return "localhost:" + port;
    }

    boolean hasTheChat() {
      return server.view().notReadyBecause().isEmpty();
    }
  }

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
  void dropLog() throws SQLException {
    nodes.awaitStandbys(2);
    nodes.primary().execute("DROP SCHEMA IF EXISTS chat CASCADE");
  }

  @AfterEach
  void stopServers() throws Exception {
    for (Member member : members) {
      member.server().stop();
    }
  }

  @Test
  void standbySendsClientsToTheOwner() throws Exception {
    Member owner = startsAsOwner("a");
    Member standby = starts("b");
    awaitStandby(standby, "this server stands by: connect to " + owner.address());
    try (FramedUser alice = FramedUser.at(standby.port());
        TextUser bob = TextUser.at(standby.port())) {
      alice.greetsAs("alice");
      alice.seesOneLike("BYE moved " + owner.address() + "⏎this server stands by.*");
      alice.seesEnd();
      bob.sends("hello");
      bob.seesOneLike(".*this server stands by: nc localhost " + owner.port() + ".*");
    }
  }

  @Test
  void clientsMoveToTheNextOwnerWithCursorAndIds() throws Exception {
    Member first = startsAsOwner("a");
    Member second = starts("b");
    try (FramedUser alice = FramedUser.at(first.port())) {
      alice.greetsAs("alice");
      alice.sends("JOIN #tea");
      alice.sends("SAY 1 #tea⏎one");
      alice.seesOneLike("ACK 1 #tea 1 .*");
    }
    first.server().stop();
    await(second);
    try (FramedUser alice = FramedUser.at(second.port())) {
      alice.greetsAs("alice");
      alice.seesOneLike("WELCOME alice .* 1 [0-9]+(⏎(?s:.*))?");
      alice.sends("JOIN #tea 1");
      alice.sends("SAY 1 #tea⏎one");
      alice.sends("SAY 2 #tea⏎two");
      alice.sees("ACK 1 - 0 0");
      alice.seesOneLike("ACK 2 #tea 2 .*");
    }
  }

  @Test
  void fencedOwnerSaysSoAndStoresNothing() throws Exception {
    Member owner = startsAsOwner("a");
    try (FramedUser alice = FramedUser.at(owner.port())) {
      alice.greetsAs("alice");
      alice.sends("JOIN #tea");
      alice.sends("SAY 1 #tea⏎one");
      alice.seesOneLike("ACK 1 #tea 1 .*");
      nodes.primary().execute("UPDATE chat.owner SET epoch = epoch + 1, address = 'b:1'");
      alice.sends("SAY 2 #tea⏎two");
      alice.sees("BYE shutting-down⏎this server can't store messages any more");
      alice.seesEnd();
    }
    assertEquals("1", nodes.primary().query("SELECT count(*) FROM chat.messages"));
    // Nobody else shows a sign of life, so it claims again.
    await(owner);
    assertEquals("3", nodes.primary().query("SELECT epoch FROM chat.owner"));
  }

  @Test
  void cancelledWaitEndsTheHub() throws Exception {
    Member owner = startsAsOwner("a");
    try (FramedUser alice = FramedUser.at(owner.port())) {
      alice.greetsAs("alice");
      alice.sends("JOIN #tea");
      alice.sends("SAY 1 #tea⏎one");
      alice.seesOneLike("ACK 1 #tea 1 .*");
      for (PostgresNode standby : nodes.standbys()) {
        standby.pause();
      }
      try {
        alice.sends("SAY 2 #tea⏎two");
        nodes
            .primary()
            .awaitQuery(
                "t",
                "SELECT count(pg_cancel_backend(pid)) > 0 FROM pg_stat_activity"
                    + " WHERE wait_event = 'SyncRep'");
        alice.sees("BYE shutting-down⏎this server can't store messages any more");
      } finally {
        for (PostgresNode standby : nodes.standbys()) {
          standby.resume();
        }
      }
    }
    await(owner);
    try (FramedUser alice = FramedUser.at(owner.port())) {
      alice.greetsAs("alice");
      alice.seesOneLike("WELCOME alice .*");
      alice.sends("JOIN #tea 1");
      alice.sends("SAY 2 #tea⏎two");
      // Stored or not before, it is stored once now.
      alice.seesOneLike("ACK 2 .*");
    }
    assertEquals("2", nodes.primary().query("SELECT count(*) FROM chat.messages"));
  }

  @Test
  void startIsRefusedWithoutSynchronousStandbys() throws Exception {
    assertRefused(
        "synchronous_standby_names = ''",
        "synchronous_standby_names",
        " stores messages on one machine only: synchronous_standby_names is empty. Set it to"
            + " 'ANY 1 (…)' with the names of all nodes, on every node, standbys too");
  }

  @Test
  void startIsRefusedWithoutFsync() throws Exception {
    assertRefused(
        "fsync = off",
        "fsync",
        " may lose what it acknowledged at a power cut: fsync is off. Set it to on, on every node");
  }

  @Test
  void startIsRefusedWithoutFullPageWrites() throws Exception {
    assertRefused(
        "full_page_writes = off",
        "full_page_writes",
        " may damage its tables at a power cut: full_page_writes is off. Set it to on, on every"
            + " node");
  }

  private void assertRefused(String setting, String name, String message) throws Exception {
    nodes.primary().execute("ALTER SYSTEM SET " + setting, "SELECT pg_reload_conf()");
    try {
      nodes.primary().awaitQuery("t", "SELECT current_setting('" + name + "') IN ('', 'off')");
      LogException refused =
          assertThrows(
              LogException.class,
              () -> Node.of(settings("a", 8028)).open(null, null, TimeSource.SYSTEM));
      assertEquals("the database at " + nodes.primary().address() + message, refused.getMessage());
    } finally {
      nodes.primary().execute("ALTER SYSTEM RESET " + name, "SELECT pg_reload_conf()");
      nodes.primary().awaitQuery("f", "SELECT current_setting('" + name + "') IN ('', 'off')");
    }
  }

  private ClusterSettings settings(String name, int port) throws UsageException {
    return new ClusterSettings(
        PostgresUrl.parse(nodes.url()),
        new ClusterSettings.Self(name, "localhost:" + port, false),
        folder.resolve(name),
        Retention.EVERYTHING,
        ClusterSettings.LEASE);
  }

  private Member startsAsOwner(String name) throws Exception {
    Member member = starts(name);
    await(member);
    return member;
  }

  private Member starts(String name) throws Exception {
    int port = freePort();
    ChatServer server =
        new ServerSetup().on(port).open(Node.of(settings(name, port)), TimeSource.SYSTEM);
    server.start();
    Member member = new Member(name, port, server);
    members.add(member);
    return member;
  }

  private static void await(Member member) {
    Awaitility.await(member.name() + " has the chat").atMost(PATIENCE).until(member::hasTheChat);
  }

  private static void awaitStandby(Member member, String reason) {
    Awaitility.await(reason)
        .atMost(PATIENCE)
        .until(() -> member.server().view().notReadyBecause().equals(Optional.of(reason)));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
