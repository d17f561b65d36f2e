package chat.server.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.server.cluster.Members.Member;
import chat.server.fixture.FramedUser;
import chat.server.fixture.TextUser;
import chat.server.fixture.postgres.PostgresNode;
import chat.server.fixture.postgres.PostgresNodes;
import chat.server.log.LogException;
import chat.server.time.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers with one chat, on a primary with two standbys. */
class NodeTest {
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
  void dropLog() throws SQLException {
    nodes.awaitStandbys(2);
    members = new Members(nodes, folder);
  }

  @AfterEach
  void stopServers() throws Exception {
    members.stop();
  }

  @Test
  void standbySendsClientsToTheOwner() throws Exception {
    Member owner = members.startsAsOwner("a");
    Member standby = members.starts("b");
    standby.awaitNotReady("this server stands by: connect to " + owner.address());
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
    Member first = members.startsAsOwner("a");
    Member second = members.starts("b");
    try (FramedUser alice = FramedUser.at(first.port())) {
      alice.greetsAs("alice");
      alice.sends("JOIN #tea");
      alice.sends("SAY 1 #tea⏎one");
      alice.seesOneLike("ACK 1 #tea 1 .*");
    }
    first.server().stop();
    second.awaitChat();
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
    Member owner = members.startsAsOwner("a");
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
    owner.awaitChat();
    assertEquals("3", nodes.primary().query("SELECT epoch FROM chat.owner"));
  }

  @Test
  void cancelledWaitEndsTheHub() throws Exception {
    Member owner = members.startsAsOwner("a");
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
    owner.awaitChat();
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
              () -> Node.of(members.settings("a", 8028)).open(null, null, TimeSource.SYSTEM));
      assertEquals("the database at " + nodes.primary().address() + message, refused.getMessage());
    } finally {
      nodes.primary().execute("ALTER SYSTEM RESET " + name, "SELECT pg_reload_conf()");
      nodes.primary().awaitQuery("f", "SELECT current_setting('" + name + "') IN ('', 'off')");
    }
  }
}
