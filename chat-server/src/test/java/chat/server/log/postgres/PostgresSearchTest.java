package chat.server.log.postgres;

import static chat.server.log.Drafts.ALICE;
import static chat.server.log.Drafts.CAKE;
import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.deletion;
import static chat.server.log.Drafts.edit;
import static chat.server.log.Drafts.many;
import static chat.server.log.Drafts.said;
import static chat.server.log.Drafts.seqs;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.fixture.postgres.PostgresNodes;
import chat.server.log.LogException;
import chat.server.log.Searches;
import chat.server.log.pruning.Retention;
import chat.server.time.TimeSource;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What is searched by the index of words alone, once it has followed the log. */
@ResourceLock(PostgresNodes.SHARED)
class PostgresSearchTest {
  @AutoClose private static Reign reign;
  @AutoClose private PostgresLog log;

  @BeforeAll
  static void claim() throws Exception {
    reign = TestReigns.empty("one");
  }

  @BeforeEach
  void open() throws LogException {
    TestReigns.deleteAll(reign);
    log = PostgresLog.open(reign, Retention.EVERYTHING, TimeSource.SYSTEM);
  }

  private void awaitIndexed(int words) throws Exception {
    PostgresNodes.shared()
        .primary()
        .awaitQuery(
            words + " 0",
            "SELECT (SELECT count(*) FROM chat.words) || ' ' || (SELECT count(*) FROM chat.rewrites)");
  }

  @Test
  void indexedMessagesAreFound() throws Exception {
    log.append(
        List.of(
            said(TEA, ALICE, 0, "Green TEA, please"),
            said(CAKE, ALICE, 0, "green tea cake"),
            said(TEA, ALICE, 0, "it's 'quoted' \\ 我们喝绿茶吧"),
            said(TEA, ALICE, 0, "x".repeat(5_000))));
    awaitIndexed(4);
    assertEquals(List.of(1L), seqs(Searches.find(log, TEA, "gre tea", 10)));
    assertEquals(List.of(2L), seqs(Searches.find(log, TEA, "绿茶", 10)));
    assertEquals(List.of(2L), seqs(Searches.find(log, TEA, "QUOTED", 10)));
    assertEquals(List.of(3L), seqs(Searches.find(log, TEA, "x".repeat(300), 10)));
    assertEquals(List.of(), seqs(Searches.find(log, TEA, "x".repeat(5_001), 10)));
    assertEquals(List.of(), seqs(Searches.find(log, TEA, "茶绿", 10)));
  }

  @Test
  void indexFollowsEditsDeletionsAndPruning() throws Exception {
    log.append(many(TEA, 1, 3));
    awaitIndexed(3);
    log.append(List.of(edit(TEA, ALICE, 1, 1, "white"), deletion(TEA, ALICE, 2, 2)));
    awaitIndexed(2);
    assertEquals(List.of(1L), seqs(Searches.find(log, TEA, "white", 10)));
    assertEquals(List.of(3L), seqs(Searches.find(log, TEA, "n", 10)));
    log.deleteRooms(List.of(TEA));
    assertEquals(List.of(), seqs(Searches.find(log, TEA, "n", 10)));
  }
}
