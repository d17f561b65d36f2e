package chat.server.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.server.cluster.Members.Member;
import chat.server.fixture.FramedUser;
import chat.server.fixture.TestServer;
import chat.server.fixture.postgres.PostgresNodes;
import chat.server.log.LogException;
import chat.server.time.TimeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A database that has lost claims, and so messages, which servers know to have been stored. */
@ResourceLock(PostgresNodes.SHARED)
class LostCommitsTest {
  private static final String REFUSAL =
      "the database has lost messages that were acknowledged: its last claim is number 4, but this"
          + " server knows of number 8. Promote the database node that has them; if there is none,"
          + " start this server once with --accept-loss: then all clients read the log again,"
          + " without these messages";

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

  private String query(String sql) throws Exception {
    return nodes.primary().query(sql);
  }

  private void setEpoch(long epoch) throws Exception {
    nodes.primary().execute("UPDATE chat.owner SET epoch = " + epoch);
  }

  /** Lets servers claim number 8, which one of them saw; then the database is at number 3 again. */
  private void loseClaims() throws Exception {
    members.startsAsOwner("a").server().stop();
    setEpoch(7);
    Member owner = members.startsAsOwner("a");
    Member standby = members.starts("b");
    standby.awaitNotReady("this server stands by: connect to " + owner.address());
    String file = query("SELECT value || ' 8' FROM chat.about WHERE name = 'log_id'") + "\n";
    assertEquals(file, Files.readString(folder.resolve("a").resolve("cluster")));
    Awaitility.await().until(() -> Files.exists(folder.resolve("b").resolve("cluster")));
    standby.server().stop();
    owner.server().stop();
    assertEquals(file, Files.readString(folder.resolve("b").resolve("cluster")));
    setEpoch(3);
  }

  private void assertStartRefused(String name) {
    LogException refused =
        assertThrows(
            LogException.class,
            () -> Node.of(members.settings(name, 8028)).open(null, null, TimeSource.SYSTEM));
    assertEquals(REFUSAL, refused.getMessage());
  }

  @Test
  void lowerEpochIsRefused() throws Exception {
    loseClaims();
    setEpoch(4);
    assertStartRefused("a");
    // It owned nothing, but saw that somebody did.
    assertStartRefused("b");
  }

  @Test
  void acceptedLossGivesTheLogANewIdBeforeAnythingIsWritten() throws Exception {
    loseClaims();
    String lostId = query("SELECT value FROM chat.about WHERE name = 'log_id'");
    // This server knows of no loss, and goes on.
    Member other = members.startsAsOwner("c");
    try (FramedUser alice = FramedUser.at(other.port())) {
      alice.greetsAs("alice");
      Member accepting = members.startsAccepting("a");
      alice.seesOneLike("BYE .*");
      accepting.awaitChat();
      String id = query("SELECT value FROM chat.about WHERE name = 'log_id'");
      assertNotEquals(lostId, id);
      assertEquals("5", query("SELECT epoch FROM chat.owner"));
      assertEquals(
          "accept-loss a its last claim is number 4, but this server knows of number 8",
          query("SELECT action || ' ' || target || ' ' || reason FROM chat.audit"));
      assertEquals(id + " 5\n", Files.readString(folder.resolve("a").resolve("cluster")));
      try (FramedUser bob = FramedUser.at(accepting.port())) {
        bob.sends("HELLO 1 bob " + TestServer.idOf("bob"));
        bob.seesOneLike("WELCOME bob \\S+ " + id + " .*(⏎(?s:.*))?");
      }
      other.awaitNotReady("this server stands by: connect to " + accepting.address());
      accepting.server().stop();
    }
    other.awaitChat();
    other.server().stop();
    // With the option left in, a start changes nothing.
    members.startsAccepting("a").awaitChat();
    assertEquals("1", query("SELECT count(*) FROM chat.audit"));
  }
}
