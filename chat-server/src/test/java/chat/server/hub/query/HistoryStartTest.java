package chat.server.hub.query;

import static chat.server.log.Drafts.ALICE;
import static chat.server.log.Drafts.CAKE;
import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.edit;
import static chat.server.log.Drafts.many;
import static chat.server.log.Drafts.said;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.hub.query.HistoryStart.Found;
import chat.server.log.LogException;
import chat.server.log.MemoryLog;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the last messages begin among long edits, and behind messages that are gone. */
class HistoryStartTest {
  private static final int PAGE_BYTES = 64 * 1024;
  private static final String LONG = "x".repeat(60_000);

  private final MemoryLog log = new MemoryLog(32 << 20);

  private static Found find(MemoryLog log, long last, int count) throws LogException {
    return new HistoryStart(log, TEA, PAGE_BYTES).find(last, count);
  }

  /** Edits a message that often. */
  private void edits(long target, int times) {
    for (int i = 0; i < times; i++) {
      log.append(List.of(edit(TEA, ALICE, 0, target, LONG)));
    }
  }

  @Test
  void messagesBehindAMebibyteOfEditsAreFound() throws LogException {
    log.append(many(TEA, 1, 3));
    edits(3, 40);
    assertEquals(new Found(2, 40), find(log, 43, 1));
    assertEquals(new Found(0, 40), find(log, 43, 3));
    assertEquals(new Found(0, 40), find(log, 43, 9));
  }

  @Test
  void fewerMessagesAreFoundWhereAMebibyteOfEditsIsBetweenThem() throws LogException {
    log.append(many(TEA, 1, 3));
    edits(3, 40);
    log.append(many(TEA, 44, 44));
    assertEquals(new Found(43, 0), find(log, 44, 1));
    // The newest 20 entries are read, which have more than a mebibyte.
    assertEquals(new Found(24, 19), find(log, 44, 3));
  }

  @Test
  void manyMebibytesOfEditsEndTheSearch() throws LogException {
    log.append(many(TEA, 1, 3));
    edits(3, 200);
    Found found = find(log, 203, 1);
    assertTrue(found.after() > 3, () -> "read up to " + found);
    assertEquals(203 - found.after(), found.changes());
  }

  @Test
  void editsOfMessagesThatAreGoneAreNotCounted() throws LogException {
    MemoryLog small = new MemoryLog(20_000);
    for (int i = 1; i <= 10; i++) {
      small.append(List.of(said(TEA, ALICE, i, "y".repeat(1_000))));
    }
    for (long target : List.of(1L, 2L, 9L)) {
      small.append(List.of(edit(TEA, ALICE, 0, target, "z".repeat(1_000))));
    }
    small.append(List.of(said(CAKE, ALICE, 0, "y".repeat(10_000))));
    long first = small.read(TEA, 0, 13, PAGE_BYTES).firstStored();
    assertTrue(first > 2 && first < 9, () -> "the first message stored is " + first);
    assertEquals(new Found(8, 3), find(small, 13, 2));
    assertEquals(new Found(Math.min(first - 1, 3), 3), find(small, 13, 10));
    assertEquals(new Found(first - 1, 3), find(small, 13, (int) (11 - first)));
  }
}
