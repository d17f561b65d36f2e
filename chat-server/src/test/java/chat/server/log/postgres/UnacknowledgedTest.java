package chat.server.log.postgres;

import static chat.server.log.Drafts.ALICE;
import static chat.server.log.Drafts.CAKE;
import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.edit;
import static chat.server.log.Drafts.many;
import static chat.server.log.Drafts.said;
import static chat.server.log.Drafts.seqs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.server.fixture.postgres.NodeHost;
import chat.server.fixture.postgres.PostgresNode;
import chat.server.fixture.postgres.PostgresNodes;
import chat.server.log.Draft;
import chat.server.log.LogEndedException;
import chat.server.log.LogException;
import chat.server.log.LogPosition;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What readers see of an append that its node has committed, and no second machine has. */
class UnacknowledgedTest {
  private static final int PAGE = 64 * 1024;

  // Not the shared ones: while their standby is paused, commits of other tests would wait.
  @AutoClose private static PostgresNodes nodes;

  private final Acknowledged acknowledged = new Acknowledged();
  @AutoClose private Reign reign;
  @AutoClose private Reign readersReign;
  private PostgresWriter writer;
  private PostgresReader reader;

  @BeforeAll
  static void startNodes() throws Exception {
    nodes = PostgresNodes.on(Collections.nCopies(2, NodeHost.LOOPBACK));
  }

  @BeforeEach
  void open() throws Exception {
    reign = TestReigns.empty(nodes, "one");
    readersReign = TestReigns.beside(nodes, reign);
    writer = new PostgresWriter(reign, new KnownEnds(System::nanoTime), acknowledged);
    reader = new PostgresReader(readersReign, acknowledged);
  }

  @Test
  void readersShowNothingUnacknowledged() throws Exception {
    writer.append(many(TEA, 1, 3), Map.of());
    endUnacknowledged(many(TEA, 4, 19), 19);
    assertEquals(List.of(1L, 2L, 3L), seqs(reader.read(TEA, 0, Long.MAX_VALUE, PAGE).messages()));
    assertEquals(List.of(), reader.read(TEA, 3, Long.MAX_VALUE, PAGE).messages());
    assertEquals(
        List.of(3L), seqs(reader.read(List.of(new LogPosition(TEA, 3), new LogPosition(TEA, 4)))));
    assertEquals(List.of(3L, 2L, 1L), seqs(reader.before(TEA, Long.MAX_VALUE, 5)));
    assertEquals(3, reader.rooms("", 10).get(0).lastSeq());
  }

  @Test
  void editNobodyKnowsOfIsNotShown() throws Exception {
    writer.append(List.of(said(TEA, ALICE, 1, "one"), said(CAKE, ALICE, 2, "two")), Map.of());
    endUnacknowledged(List.of(edit(TEA, ALICE, 3, 1, "three")), 3);
    assertThrows(LogException.class, () -> reader.read(TEA, 0, Long.MAX_VALUE, PAGE));
    assertThrows(LogException.class, () -> reader.read(List.of(new LogPosition(TEA, 1))));
    assertEquals(List.of(1L), seqs(reader.read(CAKE, 0, Long.MAX_VALUE, PAGE).messages()));
  }

  /** Appends without a standby, and ends the wait for one: what was appended is visible then. */
  private void endUnacknowledged(List<Draft> drafts, int visible) throws Exception {
    PostgresNode primary = nodes.primary();
    for (PostgresNode standby : nodes.standbys()) {
      standby.pause();
    }
    try {
      CompletableFuture<LogEndedException> end =
          CompletableFuture.supplyAsync(
              () -> assertThrows(LogEndedException.class, () -> writer.append(drafts, Map.of())));
      primary.awaitQuery("1", "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
      primary.query(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
      assertEquals(LogEndedException.Cause.UNKNOWN, end.get(1, TimeUnit.MINUTES).why());
      primary.awaitQuery(Integer.toString(visible), "SELECT count(*) FROM chat.messages");
    } finally {
      for (PostgresNode standby : nodes.standbys()) {
        standby.resume();
      }
    }
    nodes.awaitStandbys(nodes.standbys().size());
  }
}
